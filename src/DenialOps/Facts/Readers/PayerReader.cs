using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds who pays (letterhead, signature, appeals address, "on behalf of"), the plan's name and the kind of coverage.</summary>
internal sealed class PayerReader(ReadingContext context)
{
    private static readonly string[] GenericNames = ["health", "care", "plan", "insurance", "benefits", "health plan", "group"];

    private static readonly string[] Closings = ["Sincerely", "Respectfully", "Thank you,", "Regards", "Warmly", "Best regards", "Yours"];

    private static readonly string[] FromCues =
    [
        "message from ", "notice from ", "letter from ", "run by ", "From: ", "contractor for ", "administered by ",
        "Claims administered by ", "statement from ",
    ];

    private static readonly string[] NameCuts =
    [
        ", an ", ", a ", " | ", " (", " - ", " – ", " — ", ": ", "  ", " is a ", " at ", " * ", " offered by ",
    ];

    private static readonly string[] BehalfCues =
    [
        "on behalf of ", "offered by ", "underwritten by ", "insured by ", "insurance by ", "a product of ",
    ];

    private const int HeadLines = 12;

    private readonly string _text = context.Text;

    public Fact<string>? Name()
    {
        var best = new Best<string>();
        foreach (var hit in context.Fields)
        {
            if (hit.Field == Field.PayerName && hit.Zone is Zone.Head or Zone.Body && NameIn(hit.Value) is { } name)
            {
                best.Offer(Value(name), 0.96 * hit.Certainty, name);
            }
        }

        OfferLetterhead(best);
        OfferSignature(best);
        OfferOnBehalf(best);
        OfferAddressNames(best);
        OfferFoot(best);
        OfferFrom(best);
        OfferMedicare(best);
        return best.ToFact(context);
    }

    private string Value(TextSpan name) => _text[name.Start..name.End];

    private void OfferLetterhead(Best<string> best)
    {
        int seen = 0;
        for (int i = 0; i < context.Layout.Lines.Count && seen < HeadLines; i++)
        {
            var line = context.Layout.Lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
            {
                var cell = context.Layout.Cells[c];
                if (NameIn(cell.Span) is not { } name)
                {
                    continue;
                }

                double score = Score(name) - (0.035 * seen) - (c > line.FirstCell ? 0.06 : 0);
                best.Offer(Value(name), Math.Min(score, 0.98), name);
            }

            seen++;
        }
    }

    /// <summary>A payer's name has a payer's word, stands high and comes again in the letter.</summary>
    private double Score(TextSpan name)
    {
        var value = _text.AsSpan(name.Start, name.Length);
        double score = 0.5 + (HasPayerWord(name) ? 0.22 : 0) - (value.IndexOf(' ') < 0 && name.Start > 40 ? 0.2 : 0);

        for (int i = name.Start + 1; i + 1 < name.End; i++)
        {
            if (char.IsAsciiDigit(_text[i]) && char.IsLetter(_text[i - 1]) && char.IsLetter(_text[i + 1]))
            {
                // A digit inside a word is a scanner's mistake; the same name may stand elsewhere without it.
                score -= 0.25;
                break;
            }
        }

        int again = Repeats(name);
        return score + Math.Min(0.24, again * 0.08);
    }

    private bool HasPayerWord(TextSpan name) => context.Layout.HasSign(Sign.PayerName, context.Layout.Words.IndexAt(name.Start), context.Layout.Words.IndexAt(name.End));

    /// <summary>The Medicare Summary Notice has no other letterhead: Medicare itself pays.</summary>
    private void OfferMedicare(Best<string> best)
    {
        int at = _text.IndexOf("Medicare Summary Notice", 0, Math.Min(_text.Length, 600), StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            best.Offer("Medicare", 0.97, new TextSpan(at, at + 8));
        }
    }

    /// <summary>Some payers print their head at the foot.</summary>
    private void OfferFoot(Best<string> best)
    {
        for (int i = context.Layout.Lines.Count - 1, seen = 0; i >= 0 && seen < 8; i--)
        {
            var line = context.Layout.Lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            seen++;
            if (line.CellCount <= 2 && NameIn(context.Layout.Cells[line.FirstCell].Span) is { } name && HasPayerWord(name) && _text.AsSpan(name.Start, name.Length).IndexOf(' ') > 0)
            {
                best.Offer(Value(name), 0.66 + Math.Min(0.16, Repeats(name) * 0.08), name);
            }
        }
    }

    /// <summary>"Secure message from ClearPane Vision Plan", "Pillbridge Rx alert for …", "plan run by Sumac Valley Health": the first capitalised words.</summary>
    private void OfferFrom(Best<string> best)
    {
        int limit = Math.Min(_text.Length, 700);
        foreach (string cue in FromCues)
        {
            int at = _text.IndexOf(cue, 0, limit, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && Capitalised(at + cue.Length) is { } span && NameIn(span) is { } name && Score(name) > 0.6)
            {
                best.Offer(_text[name.Start..name.End].ReplaceLineEndings(" "), 0.7, name);
            }
        }

        int signed = _text.LastIndexOf("-- ", StringComparison.Ordinal);
        if (signed > 0 && _text.Length - signed < 120 && Capitalised(signed + 3) is { } signature && NameIn(signature) is { } signer)
        {
            best.Offer(Value(signer), 0.75, signer);
        }

        if (Capitalised(0) is { } first && NameIn(first) is { } start && _text.AsSpan(start.Start, start.Length).IndexOf(' ') > 0)
        {
            best.Offer(Value(start), 0.6, start);
        }
    }

    /// <summary>The run of capitalised words at an offset, a line break inside included.</summary>
    private TextSpan? Capitalised(int start)
    {
        var words = context.Layout.Words;
        int w = words.IndexAt(start);
        int last = w - 1;
        while (last + 1 < words.Count && (char.IsUpper(words[last + 1][0]) || words[last + 1] is "of" or "and") && last - w < 7 && (last < w || words.Start(last + 1) - words.End(last) <= 3 && !_text.AsSpan(words.End(last), words.Start(last + 1) - words.End(last)).ContainsAny(".,:;")))
        {
            last++;
        }

        return last >= w ? new TextSpan(words.Start(w), words.End(last)) : null;
    }

    /// <summary>How often the name's first two words come again, in any case.</summary>
    private int Repeats(TextSpan name)
    {
        var words = context.Layout.Words;
        int first = words.IndexAt(name.Start);
        if (first + 1 >= words.Count || words.Start(first + 1) >= name.End)
        {
            return CountWord(first, first);
        }

        return CountWord(first, first + 1);
    }

    private int CountWord(int first, int last)
    {
        var words = context.Layout.Words;
        int count = 0;
        for (int w = last + 1; w + (last - first) < words.Count && count < 6; w++)
        {
            if (words.Hash(w) == words.Hash(first) && (last == first || words.Hash(w + 1) == words.Hash(last)))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>
    /// The payer's name in a cell: capitalised words, cut before an apposition (", an Independent Licensee"), a bar, a bracket or an address.
    /// Null for headings, dates, people and addresses.
    /// </summary>
    private TextSpan? NameIn(TextSpan cell)
    {
        int start = cell.Start, end = cell.End;
        while (start < end && !char.IsLetterOrDigit(_text[start]))
        {
            start++;
        }

        foreach (string cut in NameCuts)
        {
            int at = _text.IndexOf(cut, start, end - start, StringComparison.Ordinal);
            if (at > start)
            {
                end = at;
            }
        }

        if (end < cell.End && _text[end] == ':')
        {
            return null;
        }

        while (end > start && _text[end - 1] is ' ' or ',' or ':' or '|' or '*')
        {
            end--;
        }

        var value = _text.AsSpan(start, Math.Max(0, end - start));
        if (value.Length is < 4 or > 70 || (char.IsLower(value[0]) && value.IndexOf(' ') > 0) || value.IndexOfAny("[]{}*") >= 0 || (value.Contains(')') && !value.Contains('(')) || IsGenericWord(value) || !StartsLikeName(value) || IsOther(start, end) || IsLabelCell(start, end))
        {
            return null;
        }

        if (NameShapes.PersonAt(_text, start, end) is { } person && person.End >= end && !HasPayerWord(new TextSpan(start, end)))
        {
            return null;
        }

        for (int m = context.MentionAt(start); m < context.Mentions.Count && context.Mentions[m].Start < end; m++)
        {
            var mention = context.Mentions[m];
            if (mention.Kind is MentionKind.Number or MentionKind.Cpt && mention.End - mention.Start >= 5)
            {
                return null;
            }

            if (mention.Kind is MentionKind.Date or MentionKind.Phone or MentionKind.Address or MentionKind.Amount or MentionKind.Url or MentionKind.Email)
            {
                return null;
            }
        }

        return new TextSpan(start, end);
    }

    /// <summary>A cell that is nothing but a label ("Plan", "From") names nobody.</summary>
    private bool IsLabelCell(int start, int end)
    {
        return context.Index.AtLabel(start) is { } field && field.Label.End >= end - 1;
    }

    private static bool StartsLikeName(ReadOnlySpan<char> value)
    {
        int lower = 0, words = 0, single = 0;
        foreach (var range in value.Split(' '))
        {
            var word = value[range];
            if (word.Length == 0)
            {
                continue;
            }

            words++;
            single += word.Length == 1 ? 1 : 0;
            lower += char.IsLower(word[0]) && word is not ("of" or "and" or "the" or "for" or "de") ? 1 : 0;
        }

        return words <= 9 && single * 2 <= words && (lower == 0 || words == 1) && (value[^1] is not ('.' or '?' or '!') || value.EndsWith("Inc.", StringComparison.OrdinalIgnoreCase) || value.EndsWith("Co.", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a heading, an address or a person stands there instead of a name.</summary>
    private bool IsOther(int start, int end) => context.Layout.HasSign(Sign.NotPayerName, context.Layout.Words.IndexAt(start), context.Layout.Words.IndexAt(end));

    private static bool IsGenericWord(ReadOnlySpan<char> value) =>
        TextMatch.EqualsAny(value, GenericNames);

    /// <summary>After "Sincerely": the last lines before the general parts.</summary>
    private void OfferSignature(Best<string> best)
    {
        for (int i = context.Layout.Lines.Count - 1; i >= 0; i--)
        {
            var line = context.Layout.Lines[i];
            if (line.IsBlank || line.CellCount != 1)
            {
                continue;
            }

            var cell = context.Layout.Cells[line.FirstCell];
            var text = _text.AsSpan(cell.Start, cell.End - cell.Start);
            if (!(TextMatch.StartsWithAny(text, Closings)))
            {
                continue;
            }

            for (int below = i + 1; below < context.Layout.Lines.Count && below <= i + 7; below++)
            {
                var l = context.Layout.Lines[below];
                if (!l.IsBlank && NameIn(context.Layout.Cells[l.FirstCell].Span) is { } name)
                {
                    double score = Score(name);
                    best.Offer(Value(name), Math.Min(score + (score > 0.6 ? 0.05 : -0.1), 0.9), name);
                }
            }

            return;
        }
    }

    private void OfferOnBehalf(Best<string> best)
    {
        foreach (string cue in BehalfCues)
        {
            int at = _text.IndexOf(cue, 0, Math.Min(_text.Length, 900), StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                int start = at + cue.Length;
                int end = _text.AsSpan(start).IndexOfAny(".\n,(;") is var stop && stop < 0 ? _text.Length : start + stop;
                if (NameIn(new TextSpan(start, Math.Min(end, start + 70))) is { } name && Score(name) > 0.6)
                {
                    best.Offer(Value(name), 0.97, name);
                }
            }
        }
    }

    /// <summary>The name before a postal address ("Acme Health, Appeals Unit, PO Box 1"): the payer's, where it comes again.</summary>
    private void OfferAddressNames(Best<string> best)
    {
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind != MentionKind.Address || context.ZoneAt(mention.Start) == Zone.Later)
            {
                continue;
            }

            var block = AddressBlock.WithName(context, mention);
            int end = _text.AsSpan(block.Start, mention.Start - block.Start).IndexOfAny(",\n") is var comma && comma < 0 ? mention.Start : block.Start + comma;
            foreach (string unit in (ReadOnlySpan<string>)[" Appeal", " Grievance", " Member ", " Provider ", " Claims", " Attn"])
            {
                int cut = _text.AsSpan(block.Start, end - block.Start).IndexOf(unit, StringComparison.OrdinalIgnoreCase);
                end = cut > 3 ? block.Start + cut : end;
            }

            if (end > block.Start && NameIn(new TextSpan(block.Start, end)) is { } name && Score(name) is var score && score > 0.7)
            {
                best.Offer(Value(name), Math.Min(score - 0.1, 0.86), name);
            }
        }
    }
}
