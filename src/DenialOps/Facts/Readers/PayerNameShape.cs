using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Says whether a stretch has the shape of a payer's name, where it ends and how much it looks like the payer's.</summary>
internal sealed class PayerNameShape(ReadingContext context)
{
    private static readonly string[] GenericNames = ["health", "care", "plan", "insurance", "benefits", "health plan", "group"];

    private static readonly PhraseSet NameCuts = new(
        ", an ", ", a ", " | ", " - ", " – ", " — ", " is a ", " at ", " * ", " offered by ");

    /// <summary>How long the longest of the cuts is.</summary>
    private const int LongestCut = 12;

    /// <summary>The words in small letters that names have ("of", "and", "the", "for", "de") are shorter.</summary>
    private const int ShortestProse = 4;

    private readonly string _text = context.Text;

    /// <summary>What a plan is, not what it is called.</summary>
    private static readonly string[] KindsOfPlan =
    [
        "Medicare Advantage Plan", "Medicare Advantage", "Medicare Prescription Drug Plan", "Medicare Part D Plan", "Medicaid Managed Care Plan", "Medicaid Managed Care", "Medicaid Health Plan",
        "Employer Group Health Plan", "Group Health Plan", "Individual Health Plan",
    ];

    /// <summary>
    /// The payer's name in a cell: capitalised words, cut before an apposition (", an Independent Licensee"), a bar, a bracket or an address.
    /// Null for headings, dates, people and addresses.
    /// </summary>
    public TextSpan? NameIn(TextSpan cell)
    {
        int start = cell.Start;
        while (start < cell.End && !char.IsLetterOrDigit(_text[start]))
        {
            start++;
        }

        int prose = StartOfProse(start, cell.End);
        int end = Cut(start, Math.Min(prose + LongestCut, cell.End));
        if (end > prose)
        {
            return null;
        }

        if (end < cell.End && _text[end] == ':')
        {
            return null;
        }

        while (end > start && _text[end - 1] is ' ' or ',' or ':' or '|' or '*')
        {
            end--;
        }

        if (!HasNameShape(_text.AsSpan(start, Math.Max(0, end - start))) || IsOther(start, end) || IsLabelCell(start, end)
            || TextMatch.EqualsAny(_text.AsSpan(start, Math.Max(0, end - start)), KindsOfPlan))
        {
            return null;
        }

        bool person = NameShapes.PersonAt(_text, start, end) is { } found && found.End >= end && !HasPayerWord(new TextSpan(start, end));
        return person || HasOtherMention(start, end) ? null : new TextSpan(start, end);
    }

    /// <summary>Where the first word in small letters stands that no name has behind its first word, or the end: a name ends before it.</summary>
    private int StartOfProse(int start, int end)
    {
        for (int i = start + 1; i + ShortestProse <= end; i++)
        {
            if (_text[i - 1] == ' ' && char.IsLower(_text[i]) && _text.AsSpan(i + 1, ShortestProse - 1).IndexOfAny(" ,:|*") < 0)
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>Where a name ends: before the first of the cuts.</summary>
    private int Cut(int start, int end)
    {
        var text = _text.AsSpan(start, end - start);
        int cut = NameCuts.FirstIn(text);
        text = cut > 0 ? text[..cut] : text;
        for (int i = 1; i + 1 < text.Length; i++)
        {
            if ((text[i], text[i + 1]) is (' ', '(') or (' ', ' ') or (':', ' '))
            {
                return start + i;
            }
        }

        return start + text.Length;
    }

    private static bool HasNameShape(ReadOnlySpan<char> value) =>
        value.Length is >= 4 and <= 70 && !(char.IsLower(value[0]) && value.IndexOf(' ') > 0) && value.IndexOfAny("[]{}*") < 0
        && !(value.Contains(')') && !value.Contains('(')) && !TextMatch.EqualsAny(value, GenericNames) && StartsLikeName(value)
        && !IsNumber(value);

    /// <summary>A name has digits at most here and there ("Local 12"); an identifier has many.</summary>
    private static bool IsNumber(ReadOnlySpan<char> value)
    {
        int digits = 0;
        foreach (char c in value)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits * 3 > value.Length;
    }

    /// <summary>Whether a number, a day, an address or another value stands in the stretch.</summary>
    private bool HasOtherMention(int start, int end)
    {
        for (int m = context.MentionAt(start); m < context.Mentions.Length && context.Mentions[m].Start < end; m++)
        {
            var mention = context.Mentions[m];
            if (mention.Kind is MentionKind.Number or MentionKind.Cpt && mention.End - mention.Start >= 5)
            {
                return true;
            }

            if (mention.Kind is MentionKind.Date or MentionKind.Phone or MentionKind.Address or MentionKind.Amount or MentionKind.Url
                or MentionKind.Carc or MentionKind.Rarc
                or MentionKind.Email)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A payer's name has a payer's word, stands high and comes again in the letter.</summary>
    public double Score(TextSpan name)
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

    /// <summary>Whether the name has a word that payers have in their names.</summary>
    public bool HasPayerWord(TextSpan name) =>
        context.Layout.HasSign(Sign.PayerName, context.Layout.Words.IndexAt(name.Start), context.Layout.Words.IndexAt(name.End));

    /// <summary>The run of capitalised words at an offset, a line break inside included.</summary>
    public TextSpan? Capitalised(int start)
    {
        var words = context.Layout.Words;
        int w = words.IndexAt(start);
        int last = w - 1;
        while (last + 1 < words.Count && (char.IsUpper(words[last + 1][0]) || words[last + 1] is "of" or "and") && last - w < 7
            && (last < w || IsJoined(last)))
        {
            last++;
        }

        return last >= w ? new TextSpan(words.Start(w), words.End(last)) : null;
    }

    /// <summary>Whether the next word follows close by, without a stop between.</summary>
    private bool IsJoined(int word)
    {
        int end = context.Layout.Words.End(word), next = context.Layout.Words.Start(word + 1);
        return next - end <= 3 && !_text.AsSpan(end, next - end).ContainsAny(".,:;");
    }

    /// <summary>How often the name's first two words come again, in any case.</summary>
    public int Repeats(TextSpan name)
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
        var hashes = context.Layout.Words.Hashes;
        int count = 0;
        int more = last - first;
        for (int w = last + 1; w + more < hashes.Length && count < 6; w++)
        {
            int next = hashes[w..(hashes.Length - more)].IndexOf(hashes[first]);
            if (next < 0)
            {
                break;
            }

            w += next;
            count += hashes[w + more] == hashes[last] ? 1 : 0;
        }

        return count;
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

        return words <= 9 && single * 2 <= words && (lower == 0 || words == 1)
            && (value[^1] is not ('.' or '?' or '!') || value.EndsWith("Inc.", StringComparison.OrdinalIgnoreCase)
                || value.EndsWith("Co.", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a heading, an address or a person stands there instead of a name.</summary>
    private bool IsOther(int start, int end) =>
        context.Layout.HasSign(Sign.NotPayerName, context.Layout.Words.IndexAt(start), context.Layout.Words.IndexAt(end));

    /// <summary>A cell that is nothing but a label ("Plan", "From") names nobody.</summary>
    private bool IsLabelCell(int start, int end) => context.Index.AtLabel(start) is { } field && field.Label.End >= end - 1;
}
