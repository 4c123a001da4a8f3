using DenialOps.Grounding.Prose;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>The check of one draft.</summary>
internal sealed class DraftCheck
{
    private const int FewestWordsOfQuotation = 4;
    private const int LongestName = 120;

    // Names of code sets and forms, and of the product's own documents: words of the trade, not claims about the case.
    private static readonly HashSet<string> CommonTerms = new(StringComparer.OrdinalIgnoreCase)
    {
        "ICD-10", "ICD-10-CM", "ICD-10-PCS", "ICD-9", "CMS-1500", "CMS-1696", "UB-04",
    };

    private readonly EvidenceIndex _index;
    private readonly ClaimLookup _lookup;
    private readonly FieldCheck? _fields;
    private readonly string _original;
    private readonly MarkdownEscapes _escapes;
    private readonly string _draft;
    private readonly List<GroundingItem> _items = [];
    private readonly List<TextSpan> _placeholders;
    private readonly List<(TextSpan Span, Evidence Evidence)> _quoted = [];
    private readonly List<TextSpan> _unknownCodes = [];
    private readonly List<TextSpan> _names = [];
    private readonly List<TextSpan> _mentions = [];
    private readonly List<TextSpan> _places = [];

    public DraftCheck(EvidenceIndex index, FieldValues? fields, string draft)
    {
        _index = index;
        _lookup = new ClaimLookup(index);
        _original = draft;
        _escapes = new MarkdownEscapes(draft);
        _draft = _escapes.Text;
        _fields = fields is null ? null : new FieldCheck(fields, _draft);
        _placeholders = PlaceholderFinder.Find(_draft);
    }

    /// <summary>Checks everything; the items are in order.</summary>
    public List<GroundingItem> Run()
    {
        foreach (var blank in _placeholders)
        {
            Add(ClaimKind.Placeholder, blank.Start, blank.End, GroundingStatus.Placeholder, null);
        }

        CheckQuotations();
        CheckNames();
        CheckCodes();
        CheckMentions();
        CheckProse();
        _items.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return _items;
    }

    private void CheckQuotations()
    {
        var blank = 0;
        foreach (var span in QuotationFinder.Find(_draft))
        {
            var text = _draft.AsSpan(span.Start, span.Length);
            if (HoldsPlaceholder(span, ref blank) || !HasWords(text, FewestWordsOfQuotation))
            {
                continue;
            }

            var evidence = _index.Phrases.Find(text);
            Add(ClaimKind.Quote, span.Start, span.End, evidence);
            if (evidence is not null)
            {
                _quoted.Add((span, evidence));
            }
        }
    }

    private void CheckNames()
    {
        var blank = 0;
        foreach (var span in NameFinder.Find(_draft))
        {
            if (!HoldsPlaceholder(span, ref blank))
            {
                _names.Add(span);
                Add(ClaimKind.Name, span.Start, span.End, FindName(span));
            }
        }

        blank = 0;
        foreach (var span in LabelledNames.Find(_draft))
        {
            if (span.Length <= LongestName && !HoldsPlaceholder(span, ref blank))
            {
                _names.Add(span);
                var name = _draft.AsSpan(span.Start, span.Length);
                Add(ClaimKind.Name, span.Start, span.End, _index.Phrases.Find(name) ?? _index.Phrases.FindName(name));
            }
        }
    }

    // "Ask Jane Wilson, MD": the first word of a sentence is in a capital without being a name.
    private Evidence? FindName(TextSpan span)
    {
        var name = _draft.AsSpan(span.Start, span.Length);
        var space = name.IndexOf(' ');
        return _index.Phrases.FindName(name)
            ?? (space > 0 && name[(space + 1)..].Contains(' ') && BeginsSentence(span.Start) ? _index.Phrases.FindName(name[(space + 1)..]) : null);
    }

    private bool BeginsSentence(int position)
    {
        var at = position;
        while (at > 0 && _draft[at - 1] is ' ' or '*' or '"' or '“')
        {
            at--;
        }

        return at == 0 || _draft[at - 1] is '\n' or '.' or '?' or '!' or ':' or '-';
    }

    private void CheckCodes()
    {
        Span<char> key = stackalloc char[ValueKey.Longest];
        foreach (var (span, kind) in LabelledCodes.Find(_draft))
        {
            if (_index.FindToken(key[..ValueKey.WriteCompact(ValueKey.Token, _draft.AsSpan(span.Start, span.Length), key)], kind) is null)
            {
                Add(ClaimKind.NameOf(kind), span.Start, span.End, null);
                _unknownCodes.Add(span);
            }
        }
    }

    private void CheckMentions()
    {
        var (blank, quotation, code, passed) = (0, 0, 0, 0);
        var forms = new NumberForms(_index, _draft);
        foreach (var mention in MentionRecognizer.Recognize(_draft))
        {
            _mentions.Add(mention.Span);
            if (mention.Start < passed)
            {
                continue;
            }

            if (mention.Kind is MentionKind.Address or MentionKind.Url or MentionKind.Email or MentionKind.Identifier or MentionKind.Citation)
            {
                _places.Add(mention.Span);
            }

            if (Passed(_placeholders, mention.Start, ref blank).Contains(mention.Start) || Passed(_unknownCodes, mention.Start,
                ref code).Contains(mention.Start)
                || IsCommonTerm(mention))
            {
                continue;
            }

            while (quotation < _quoted.Count && _quoted[quotation].Span.End <= mention.Start)
            {
                quotation++;
            }

            var quote = quotation < _quoted.Count && _quoted[quotation].Span.Contains(mention.Start) ? _quoted[quotation].Evidence : null;
            if (mention.Kind == MentionKind.Number && forms.At(mention) is { } form)
            {
                Add(ClaimKind.NameOf(form.Kind), form.Span.Start, form.Span.End, form.Evidence);
                _places.Add(form.Span);
                passed = form.Span.End;
                continue;
            }

            Check(mention, quote);
        }
    }

    private void Check(Mention mention, Evidence? quote)
    {
        var kind = ClaimKind.NameOf(mention.Kind);
        if (quote is null && _fields?.Contradiction(mention) is { } contradiction)
        {
            Add(kind, mention.Start, mention.End, GroundingStatus.Ungrounded, contradiction);
            return;
        }

        if (quote is null && mention.Kind is MentionKind.Amount or MentionKind.Number && ForeignMoney.Around(_draft, mention.Start, mention.End) is { } foreign
            && !_index.Forms.HasCurrency(foreign.Currency))
        {
            Add(ClaimKind.Amount, foreign.Span.Start, foreign.Span.End, null);
            return;
        }

        var evidence = _lookup.Find(mention, _draft) ?? quote;
        if (evidence is null && mention.Start < _fields?.TrueUntil)
        {
            Add(kind, mention.Start, mention.End, GroundingStatus.Quoted, "the value of its field");
            return;
        }

        Add(kind, mention.Start, mention.End, evidence);
    }

    // The words that are left.
    private void CheckProse()
    {
        using var prose = new ProseText(_draft);
        List<TextSpan> claimed = [.. _placeholders, .. _quoted.Select(q => q.Span), .. _names, .. _places];
        foreach (var finding in new ProseCheck(_index, prose, new SpanCursor(_mentions), new SpanCursor(claimed)).Run())
        {
            Add(finding.Kind, finding.Start, finding.End, finding.Evidence?.Status ?? GroundingStatus.Ungrounded,
                finding.Evidence?.Text ?? (finding.Hint is null ? null : $"the evidence has “{finding.Hint}”"));
        }
    }

    private bool IsCommonTerm(Mention mention)
    {
        var term = _draft.AsSpan(mention.Start, mention.End - mention.Start);
        term = term.StartsWith("form ", StringComparison.OrdinalIgnoreCase) ? term["form ".Length..] : term;
        return mention.Kind is MentionKind.Citation && CommonTerms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(term);
    }

    private bool HoldsPlaceholder(TextSpan span, ref int blank) => Passed(_placeholders, span.Start, ref blank).Overlaps(span);

    // The first span that ends behind a position; positions must be asked for in order.
    private static TextSpan Passed(List<TextSpan> spans, int position, ref int next)
    {
        while (next < spans.Count && spans[next].End <= position)
        {
            next++;
        }

        return next < spans.Count ? spans[next] : default;
    }

    private static bool HasWords(ReadOnlySpan<char> text, int fewest)
    {
        var words = new PhraseWords(text);
        var count = 0;
        while (count < fewest && words.MoveNext())
        {
            count++;
        }

        return count >= fewest;
    }

    private void Add(string kind, int start, int end, Evidence? evidence) =>
        Add(kind, start, end, evidence?.Status ?? GroundingStatus.Ungrounded, evidence?.Text);

    private void Add(string kind, int start, int end, GroundingStatus status, string? evidence)
    {
        (start, end) = (_escapes.Offset(start), _escapes.Offset(end));
        _items.Add(new GroundingItem { Kind = kind, Text = _original[start..end], Start = start, End = end, Status = status, Evidence = evidence });
    }
}
