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
        "ICD-10", "ICD-10-CM", "ICD-10-PCS", "ICD-9", "CMS-1500", "UB-04",
    };

    private readonly EvidenceIndex _index;
    private readonly ClaimLookup _lookup;
    private readonly FieldCheck? _fields;
    private readonly string _draft;
    private readonly List<GroundingItem> _items = [];
    private readonly List<TextSpan> _placeholders;
    private readonly List<(TextSpan Span, Evidence Evidence)> _quoted = [];

    public DraftCheck(EvidenceIndex index, FieldValues? fields, string draft)
    {
        _index = index;
        _lookup = new ClaimLookup(index);
        _fields = fields is null ? null : new FieldCheck(fields, draft);
        _draft = draft;
        _placeholders = PlaceholderFinder.Find(draft);
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
        CheckMentions();
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
                Add(ClaimKind.Name, span.Start, span.End, FindName(span));
            }
        }

        blank = 0;
        foreach (var span in LabelledNames.Find(_draft))
        {
            if (span.Length <= LongestName && !HoldsPlaceholder(span, ref blank))
            {
                Add(ClaimKind.Name, span.Start, span.End, _index.Phrases.Find(_draft.AsSpan(span.Start, span.Length)));
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

    private void CheckMentions()
    {
        var (blank, quotation) = (0, 0);
        foreach (var mention in MentionRecognizer.Recognize(_draft))
        {
            while (blank < _placeholders.Count && _placeholders[blank].End <= mention.Start)
            {
                blank++;
            }

            while (quotation < _quoted.Count && _quoted[quotation].Span.End <= mention.Start)
            {
                quotation++;
            }

            if (blank < _placeholders.Count && _placeholders[blank].Contains(mention.Start) || IsCommonTerm(mention))
            {
                continue;
            }

            var quote = quotation < _quoted.Count && _quoted[quotation].Span.Contains(mention.Start) ? _quoted[quotation].Evidence : null;
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

        var evidence = _lookup.Find(mention, _draft) ?? quote;
        if (evidence is null && mention.Start < _fields?.TrueUntil)
        {
            Add(kind, mention.Start, mention.End, GroundingStatus.Quoted, "the value of its field");
            return;
        }

        Add(kind, mention.Start, mention.End, evidence);
    }

    private bool IsCommonTerm(Mention mention) => mention.Kind is MentionKind.Citation && CommonTerms.Contains(mention.Value);

    // The spans must be asked for in order.
    private bool HoldsPlaceholder(TextSpan span, ref int blank)
    {
        while (blank < _placeholders.Count && _placeholders[blank].End <= span.Start)
        {
            blank++;
        }

        return blank < _placeholders.Count && _placeholders[blank].Overlaps(span);
    }

    private static bool HasWords(ReadOnlySpan<char> text, int fewest)
    {
        Span<char> buffer = stackalloc char[PhraseTable.LongestWord];
        var words = new PhraseWords(text, buffer);
        var count = 0;
        while (count < fewest && words.MoveNext())
        {
            count++;
        }

        return count >= fewest;
    }

    private void Add(string kind, int start, int end, Evidence? evidence) =>
        Add(kind, start, end, evidence?.Status ?? GroundingStatus.Ungrounded, evidence?.Text);

    private void Add(string kind, int start, int end, GroundingStatus status, string? evidence) =>
        _items.Add(new GroundingItem { Kind = kind, Text = _draft[start..end], Start = start, End = end, Status = status, Evidence = evidence });
}
