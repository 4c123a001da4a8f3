using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds what was done or asked for, in the document's words.</summary>
internal sealed class ServiceReader(ReadingContext context, IReadOnlyList<TableRow> rows)
{
    private static readonly string[] BelowWords = [" below", "named here", " shown here"];

    private static readonly string[] RefusalWords = ["denied", "said no", "not approve", "request"];

    private static readonly string[] AnnouncingEnds =
    [
        "below", "requested", "named here", "for", "request", "your doctor", "your provider", "getting now", "not authorized",
    ];

    private static readonly string[] Verbs = [" are ", " is ", " was "];

    private static readonly string[] GenericStarts =
    [
        "services", "service", "claim", "this", "care", "the", "appeal", "review", "information", "coverage", "payment", "benefits",
        "prior", "authorization", "external", "more", "reconsider", "records", "request", "following", "denial", "an", "all", "any",
        "free", "it", "your", "medical services/items", "medical services", "denied", "authorization", "not", "quantity limit",
        "expedited", "reconsideration", "retro", "items", "help", "exception", "formulary", "1 unit", "unit", "units", "your diagnosis",
        "copies", "refund", "decision", "claims",
    ];

    private static readonly string[] Tails =
    [
        "(CPT", "(HCPCS", "(NDC", "(code", "CPT codes", "CPT code", "CPT", "HCPCS code", "HCPCS", "with code", "code", "(billed", "Dx",
        "(", ",", ";", "-", "–", "—", ":", " and", " on", "NDC", "billed",
    ];

    private static readonly string[] BusinessWords =
    [
        "can do", "case details", "denial", "determination", "notice", "remittance", "claim detail", "procedures", "finalized",
        "named above", "coverage denial", "member no", "member id", "your doctor", "professional charge", "[", "{", "appeal",
        "medically necessary", "see below", "above", "what we ", "medical coverage", "prescription drug coverage",
        "prior authorization request", "signed", "the plan", "date of", "requested by", "your request", "request for", "remark",
        "not approved", "approved",
    ];

    private static readonly string[] ColumnHeads =
    [
        "proc", "procedure", "codes", "code", "units", "per diem", "modifier", "service", "services", "item", "test", "to do next",
        "billed", "description", "date", "pt resp", "resp",
    ];

    private readonly string _text = context.Text;

    public (Fact<string>? Description, Fact<string>? Drug) Read()
    {
        var best = new Best<string>();
        Fact<string>? drug = null;
        foreach (var hit in context.Fields)
        {
            if (hit.Zone is not (Zone.Head or Zone.Body) || hit.Field is not (Field.Service or Field.Drug) || Clean(hit.Value) is not { } value)
            {
                continue;
            }

            double score = (hit.Field == Field.Drug ? 0.97 : 0.92) * hit.Certainty * (hit.Zone == Zone.Head ? 1 : 0.97);
            best.Offer(_text[value.Start..value.End], score, value);
            if (hit.Field == Field.Drug)
            {
                drug ??= context.TextFact(value, 0.92 * hit.Certainty);
            }
        }

        OfferRows(best);
        OfferBesideCodes(best);
        OfferProse(best);
        OfferAnnounced(best);
        return (best.ToFact(context), drug);
    }

    /// <summary>The first denied row's words; without outcomes the first row's.</summary>
    private void OfferRows(Best<string> best)
    {
        int seen = 0;
        foreach (var row in rows)
        {
            if (row.Description is not { } description || Clean(description) is not { } value)
            {
                continue;
            }

            bool paid = row.Status is { } status && !_text.AsSpan(status.Start, status.Length).Contains("denied", StringComparison.OrdinalIgnoreCase) && !_text.AsSpan(status.Start, status.Length).StartsWith("not", StringComparison.OrdinalIgnoreCase);
            best.Offer(_text[value.Start..value.End], (paid ? 0.5 : 0.86) - (0.04 * Math.Min(seen++, 5)), value);
        }
    }

    /// <summary>"CPT code 29881 (knee arthroscopy)", "MRI of the lumbar spine (CPT code 72148)", "64483 - Lumbar Epidural …".</summary>
    private void OfferBesideCodes(Best<string> best)
    {
        int seen = 0;
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind is not (MentionKind.Cpt or MentionKind.Hcpcs) || mention.Confidence < 0.5 || context.ZoneAt(mention.Start) is not (Zone.Head or Zone.Body) || seen > 6)
            {
                continue;
            }

            double score = 0.84 - (0.05 * seen++);
            if (After(mention) is { } after && !IsGeneric(_text.AsSpan(after.Start, after.Length)))
            {
                best.Offer(_text[after.Start..after.End], score, after);
            }

            if (Before(mention) is { } before && !IsGeneric(_text.AsSpan(before.Start, before.Length)))
            {
                best.Offer(_text[before.Start..before.End], score, before);
            }

            if (LineAbove(mention) is { } above)
            {
                best.Offer(_text[above.Start..above.End], score + 0.04, above);
            }
        }
    }

    private TextSpan? After(Mention mention)
    {
        int i = AfterModifiers(mention);
        if (i + 2 < _text.Length && _text[i] == ',' && _text[i + 1] == ' ' && NounPhrase(i + 2, Math.Min(_text.Length, i + 120)) is { } phrase && !StartsWithCode(phrase))
        {
            return Clean(CutAtComma(phrase));
        }

        while (i < _text.Length && (_text[i] is ' ' || (_text[i] == '\n' && i + 1 < _text.Length && _text[i + 1] == '(') || (_text[i] == '-' && i + 3 < _text.Length && char.IsLetterOrDigit(_text[i + 1]) && char.IsLetterOrDigit(_text[i + 2]) && !char.IsLetterOrDigit(_text[i + 3]))))
        {
            i += _text[i] == '-' ? 3 : 1;
        }

        if (i >= _text.Length)
        {
            return null;
        }

        if (_text[i] == '(')
        {
            int close = _text.IndexOf(')', i, Math.Min(120, _text.Length - i));
            return close > i ? Clean(new TextSpan(i + 1, close)) : null;
        }

        if (_text[i] is '-' or '–' or '—' or ':' && i + 1 < _text.Length && _text[i + 1] == ' ')
        {
            int end = LineEnd(i);
            return Clean(new TextSpan(i + 2, end));
        }

        return null;
    }

    /// <summary>A line that has only codes and their cue words ("CPT 22612 and 22840") explains the line above it in the same block.</summary>
    private TextSpan? LineAbove(Mention mention)
    {
        int line = context.Layout.LineAt(mention.Start);
        var here = context.Layout.Cells[context.Layout.Lines[line].FirstCell];
        if (mention.Start < here.Start)
        {
            return null;
        }

        var before = _text.AsSpan(here.Start, mention.Start - here.Start).Trim("-*•: ");
        bool cueOnly = before is "CPT" or "HCPCS" or "CPT code" or "CPT codes" or "HCPCS code" or "Code" or "Codes" or "CPT/HCPCS" or "Procedure code" or "CPT:" or "Code:";
        if (!cueOnly || line == 0 || context.Layout.Lines[line - 1].CellCount != 1)
        {
            return null;
        }

        var above = context.Layout.Cells[context.Layout.Lines[line - 1].FirstCell];
        return Math.Abs(above.Column - here.Column) <= 2 && !context.Index.OnLine(line - 1).Any() ? Clean(above.Span) : null;
    }

    private int AfterModifiers(Mention mention)
    {
        int end = mention.End;
        for (int m = context.MentionAt(end); m < context.Mentions.Count && context.Mentions[m].Kind == MentionKind.Modifier && context.Mentions[m].Start - end <= 2; m++)
        {
            end = context.Mentions[m].End;
        }

        return end;
    }

    private bool StartsWithCode(TextSpan span) =>
        context.MentionsIn(span.Start, span.Start + 1).Any() || _text.AsSpan(span.Start, Math.Min(4, span.Length)) is "and " or "with" or "plus" or "modi" or "diag" or "unit" or "line" or "for " or "ICD-" or "Dx " or "at t" or "on t" || char.IsDigit(_text[span.Start]);

    private TextSpan CutAtComma(TextSpan span)
    {
        int comma = _text.AsSpan(span.Start, span.Length).IndexOf(", and ", StringComparison.Ordinal);
        int with = _text.AsSpan(span.Start, span.Length).IndexOf(", WITH ", StringComparison.OrdinalIgnoreCase);
        int cut = comma < 0 ? with : with < 0 ? comma : Math.Min(comma, with);
        return cut > 3 ? span with { End = span.Start + cut } : span;
    }

    /// <summary>
    /// A sentence that ends in a colon announces the service: "we cannot approve the following:", "a request for:"; its words follow on the
    /// same line or stand on the next.
    /// </summary>
    private void OfferAnnounced(Best<string> best)
    {
        foreach (var sentence in context.Layout.Sentences)
        {
            if (sentence.Zone is not (Zone.Head or Zone.Body))
            {
                continue;
            }

            int colon = Announcement(sentence);
            if (colon < 0)
            {
                continue;
            }

            int start = colon + 1;
            if (_text[colon] == '.')
            {
                int next = context.Layout.SentenceAt(sentence.Start) + 1;
                while (next < context.Layout.Sentences.Count && context.Layout.Sentences[next].Paragraph == sentence.Paragraph)
                {
                    next++;
                }

                start = next < context.Layout.Sentences.Count ? context.Layout.Sentences[next].Start : start;
            }

            while (start < _text.Length && char.IsWhiteSpace(_text[start]) && start - colon < 60)
            {
                start++;
            }

            while (start < _text.Length && _text[start] is '*' or '-' or '•' or ' ')
            {
                start++;
            }

            int line = context.Layout.LineAt(Math.Min(start, _text.Length - 1));
            if (context.Layout.CellAt(start) is not { } cell || context.Layout.Lines[line].IsBlank)
            {
                continue;
            }

            int end = cell.End;
            int stop = _text.AsSpan(start, end - start).IndexOfAny(".;");
            if (stop > 3 && start + stop + 1 < end && _text[start + stop + 1] == ' ')
            {
                end = start + stop;
            }

            bool because = _text.AsSpan(Math.Max(0, colon - 9), Math.Min(9, colon)).Contains("because", StringComparison.OrdinalIgnoreCase);
            if (!because && Clean(new TextSpan(start, end)) is { } value && !IsGeneric(_text.AsSpan(value.Start, value.Length)))
            {
                best.Offer(_text[value.Start..value.End], 0.9, value);
            }
        }
    }

    private int Announcement(Sentence sentence)
    {
        var text = _text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        int colon = text.LastIndexOf(':');
        if (colon < 0 && text.Length < 160 && text[^1] == '.' && (TextMatch.ContainsAny(text, BelowWords)) && (TextMatch.ContainsAny(text, RefusalWords)) && !text.Contains("appeal", StringComparison.OrdinalIgnoreCase))
        {
            return sentence.End - 1;
        }

        if (colon < 12 || text.Length > 400)
        {
            return -1;
        }

        var before = text[..colon].TrimEnd();
        bool announces = TextMatch.EndsWithAny(before, AnnouncingEnds)
            || (before.Contains("following", StringComparison.OrdinalIgnoreCase) && !before.Contains("reason", StringComparison.OrdinalIgnoreCase) && !before.Contains("appeal", StringComparison.OrdinalIgnoreCase) && !before.Contains("address", StringComparison.OrdinalIgnoreCase));
        bool sentenceLike = before.Count(' ') >= 3;
        return announces && sentenceLike ? sentence.Start + colon : -1;
    }

    /// <summary>Words before "(CPT 72148)" or "CPT 72148", back to a verb, a preposition or the sentence's start.</summary>
    private TextSpan? Before(Mention mention)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        if (s < 0 || context.Layout.Sentences[s] is not { } sentence || !sentence.Span.Contains(mention.Start))
        {
            return null;
        }

        var words = context.Layout.Words;
        int last = words.IndexAt(mention.Start) - 1;
        while (last >= sentence.FirstWord && IsCodeWord(words[last]))
        {
            last--;
        }

        if (last < sentence.FirstWord || words.End(last) > mention.Start || (!_text.AsSpan(words.End(last), mention.Start - words.End(last)).Contains('(') && !_text.AsSpan(words.End(last), mention.Start - words.End(last)).Contains(',')))
        {
            return null;
        }

        int first = last;
        while (first > sentence.FirstWord && last - first < 9 && !IsStop(words[first - 1]) && !_text.AsSpan(words.End(first - 1), words.Start(first) - words.End(first - 1)).ContainsAny(":;."))
        {
            first--;
        }

        return Clean(new TextSpan(words.Start(first), words.End(last)));
    }

    private static bool IsCodeWord(ReadOnlySpan<char> word) => word is "CPT" or "HCPCS" or "code" or "codes" or "Code" or "procedure" or "Proc" or "billed" or "with" or "cpt" or "billing" or "CDT";

    private static bool IsStop(ReadOnlySpan<char> word) => word is "for" or "For" or "approve" or "cover" or "about" or "an" or "a" or "the" or "our" or "your" or "his" or "her" or "is" or "was" or "were" or "and" or "bill" or "billed" or "perform" or "performed" or "received" or "had" or "claim" or "request" or "requested" or "authorize" or "to" or "this" or "that" or "denied" or "by" or "item" or "Service" or "Service:" or "Test" or "Drug" or "Procedure" or "use" or "asked" or "approved";

    /// <summary>"We denied coverage for semaglutide because …": from the cue to the first word that ends a noun phrase.</summary>
    private void OfferProse(Best<string> best)
    {
        foreach (var hit in context.Layout.HitsOf(LexiconKind.Sign))
        {
            if (hit.Value.Code != (int)Sign.ServiceFollows)
            {
                continue;
            }

            var words = context.Layout.Words;
            int sentenceIndex = context.Layout.SentenceAt(words.Start(hit.FirstWord));
            if (sentenceIndex < 0 || context.Layout.Sentences[sentenceIndex] is not { Zone: Zone.Head or Zone.Body } sentence || hit.LastWord + 1 >= sentence.EndWord)
            {
                continue;
            }

            bool keeps = words[hit.LastWord] is "continued";
            int start = words.Start(keeps ? hit.LastWord : hit.LastWord + 1);
            if (NounPhrase(start, sentence.End) is { } phrase && Clean(phrase) is { } value && !IsGeneric(_text.AsSpan(value.Start, value.Length)))
            {
                best.Offer(_text[value.Start..value.End], 0.74 - (0.008 * hit.Value.Weight), value);
            }
        }
    }

    private TextSpan? NounPhrase(int start, int end)
    {
        var words = context.Layout.Words;
        int w = words.IndexAt(start);
        int first = w;
        while (first < words.Count && words[first] is "the" or "a" or "an" or "your" or "our" or "this" or "these")
        {
            first++;
        }

        int last = first - 1;
        for (w = first; w < words.Count && words.End(w) <= end && w - first < 12; w++)
        {
            if (w > first && (IsPhraseEnd(words[w]) || _text.AsSpan(words.End(w - 1), words.Start(w) - words.End(w - 1)).ContainsAny(".;:()") || _text.AsSpan(words.End(w - 1), words.Start(w) - words.End(w - 1)).Contains("--", StringComparison.Ordinal)))
            {
                break;
            }

            last = w;
        }

        return last >= first ? new TextSpan(words.Start(first), words.End(last)) : null;
    }

    private static bool IsPhraseEnd(ReadOnlySpan<char> word) =>
        word is "because" or "code" or "codes" or "is" or "was" or "has" or "have" or "were" or "are" or "that" or "which" or "on" or "from" or "by" or "under" or "at" or "as" or "who" or "since" or "done" or "performed" or "prescribed" or "received" or "due" or "if" or "when" or "you" or "we" or "CPT" or "HCPCS" or "will" or "until" or "through" or "does" or "did" or "requested" or "planned";

    private static bool IsGeneric(ReadOnlySpan<char> value)
    {
        foreach (string word in GenericStarts)
        {
            if (value.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (value.Length == word.Length || (value[word.Length] is ' ' or ',' && value.Length < word.Length + 26)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A description without its codes: a leading code and dash go, a bracket with codes ends it. Null when no words are left.
    /// </summary>
    private TextSpan? Clean(TextSpan span)
    {
        int start = span.Start, end = span.End;
        while (start < end && context.MentionsIn(start, start + 1).FirstOrDefault(m => m.Kind is MentionKind.Cpt or MentionKind.Hcpcs or MentionKind.Modifier or MentionKind.Number or MentionKind.Revenue) is { } code && code.End < end && (code.Kind is not MentionKind.Number || _text[code.End] is ' ' && code.End + 1 < end && _text[code.End + 1] == '-'))
        {
            start = Skip(code.End, end);
        }

        foreach (var mention in context.MentionsIn(start, end))
        {
            if (mention.Kind is MentionKind.Cpt or MentionKind.Hcpcs or MentionKind.Icd10 or MentionKind.Ndc or MentionKind.Amount or MentionKind.Date)
            {
                end = mention.Start;
                break;
            }
        }

        start = Skip(start, end);
        for (bool again = true; again;)
        {
            again = false;
            while (end > start && char.IsWhiteSpace(_text[end - 1]))
            {
                end--;
            }

            foreach (string tail in Tails)
            {
                if (end - start > tail.Length && _text.AsSpan(start, end - start).EndsWith(tail, StringComparison.OrdinalIgnoreCase))
                {
                    end -= tail.Length;
                    again = true;
                    break;
                }
            }
        }

        if (IsNotService(_text.AsSpan(start, Math.Max(0, end - start))))
        {
            return null;
        }

        int letters = 0;
        for (int i = start; i < end; i++)
        {
            letters += char.IsLetter(_text[i]) ? 1 : 0;
        }

        bool open = _text.AsSpan(start, Math.Max(0, end - start)).IndexOf('(') >= 0 && _text.AsSpan(start, end - start).IndexOf(')') < 0;
        if (open && end < span.End && _text[end] == ')')
        {
            end++;
        }

        return letters >= 3 && end - start < 200 ? new TextSpan(start, TrimStop(start, end)) : null;
    }

    /// <summary>Words of the letter's own business, never of a service.</summary>
    private static bool IsNotService(ReadOnlySpan<char> value)
    {
        foreach (string word in BusinessWords)
        {
            if (value.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (string head in ColumnHeads)
        {
            if (value.Equals(head, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        bool sentence = TextMatch.ContainsAny(value, Verbs, StringComparison.Ordinal);
        return (value.Length > 0 && value[^1] == ':') || (sentence && value.Count(' ') > 6) || !HasWord(value);
    }

    /// <summary>Whether there is a run of three letters and more: a description has words.</summary>
    private static bool HasWord(ReadOnlySpan<char> value)
    {
        int run = 0;
        foreach (char c in value)
        {
            run = char.IsLetter(c) ? run + 1 : 0;
            if (run >= 3)
            {
                return true;
            }
        }

        return false;
    }

    private int TrimStop(int start, int end) => end > start && _text[end - 1] == '.' && end - start > 4 && _text[end - 3] != '.' ? end - 1 : end;

    private int Skip(int i, int end)
    {
        while (i < end && _text[i] is ' ' or '-' or '–' or '—' or ':' or ',' or '*' or '(' or '/' or '\n')
        {
            i++;
        }

        return i;
    }

    private int LineEnd(int i) => _text.AsSpan(i).IndexOfAny('\n', '\f') is var end && end < 0 ? _text.Length : i + end;
}
