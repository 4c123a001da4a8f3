using System.Buffers;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Cuts a stretch down to the words that describe a service, and says when none are left.</summary>
internal sealed class ServiceDescriptions(ReadingContext context)
{
    private static readonly string[] Tails =
    [
        "(CPT", "(HCPCS", "(NDC", "(code", "CPT codes", "CPT code", "CPT", "HCPCS code", "HCPCS", "with code", "code", "(billed", "Dx",
        "(", ",", ";", "-", "–", "—", ":", " and", " on", "NDC", "billed", " after", " from", " of", " for", " to", " as", " a", " an", " the", " until", " through", " starting", " beginning",
        " effective", " will end", " will stop", " will be reduced",
    ];

    private static readonly PhraseSet BusinessWords = new(
        "can do", "by telephone", "by phone", "in writing", "but not", "part of what", "claim review", "paid nothing", "money", "extra hours", "within ", "decision", "case details", "denial", "determination", "notice", "remittance", "claim detail", "procedures", "finalized",
        "named above", "coverage denial", "member no", "member id", "your doctor", "professional charge", "appeal",
        "medically necessary", "see below", "above", "what we ", "medical coverage", "prescription drug coverage",
        "prior authorization request", "signed", "the plan", "date of", "requested by", "your request", "request for", "remark",
        "not approved", "approved", "modifier", "prescriber", "diagnosis", "health plan");

    private static readonly string[] ColumnHeads =
    [
        "proc", "procedure", "codes", "code", "units", "per diem", "modifier", "service", "services", "item", "test", "to do next",
        "billed", "description", "date", "pt resp", "resp", "revenue", "cpt", "hcpcs", "provided & billing", "lines", "hours", "nothing", "yourself", "stay yourself",
    ];

    private static readonly PhraseSet Owners = new("your current ", "the current ");

    private static readonly PhraseSet Verbs = new(" are ", " is ", " was ");

    private static readonly PhraseSet LineNames = new("line ", "lines ", "claim line ", "claim lines ", "service line ", "service lines ", "line item ", "line no. ", "line number ");

    /// <summary>What the numbers of lines are written with: "2, 3 and 4".</summary>
    private static readonly SearchValues<char> LineNumbers = SearchValues.Create("0123456789 ,-&and");

    /// <summary>So long the numbers of lines may be: "2, 3 and 4".</summary>
    private const int LongestLineNumbers = 24;

    private readonly string _text = context.Text;

    /// <summary>
    /// A description without its codes: a leading code and dash go, a bracket with codes ends it. Null when no words are left.
    /// </summary>
    public TextSpan? Clean(TextSpan span)
    {
        int start = AfterLeadingCodes(span.Start, span.End);
        int end = BeforeValue(start, span.End);
        start = Skip(start, end);
        start += Owners.PrefixOf(_text.AsSpan(start, Math.Max(0, end - start)));
        end = WithoutTail(start, end);
        var value = _text.AsSpan(start, Math.Max(0, end - start));
        if (IsNotService(value))
        {
            return null;
        }

        int letters = 0;
        foreach (char c in value)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        bool open = value.Contains('(') && !value.Contains(')');
        if (open && end < span.End && _text[end] == ')')
        {
            end++;
        }

        return letters >= 3 && end - start < 200 ? new TextSpan(start, TrimStop(start, end)) : null;
    }

    private int AfterLeadingCodes(int start, int end)
    {
        while (start < end && context.FirstIn(start, start + 1, LeadingCodes) is { } code && code.End < end
            && (code.Kind is not MentionKind.Number || (_text[code.End] is ' ' && code.End + 1 < end && _text[code.End + 1] == '-')))
        {
            start = Skip(code.End, end);
        }

        return start;
    }

    private static ReadOnlySpan<MentionKind> LeadingCodes =>
        [MentionKind.Cpt, MentionKind.Hcpcs, MentionKind.Modifier, MentionKind.Number, MentionKind.Revenue, MentionKind.Date];

    private static ReadOnlySpan<MentionKind> Values =>
        [MentionKind.Cpt, MentionKind.Hcpcs, MentionKind.Icd10, MentionKind.Ndc, MentionKind.Amount, MentionKind.Date];

    /// <summary>Where the first code, amount or day of a stretch starts, else its end.</summary>
    private int BeforeValue(int start, int end) => context.FirstIn(start, end, Values)?.Start ?? end;

    private int WithoutTail(int start, int end)
    {
        for (bool again = true; again;)
        {
            again = false;
            while (end > start && char.IsWhiteSpace(_text[end - 1]))
            {
                end--;
            }

            foreach (string tail in Tails)
            {
                if (end - start > tail.Length && TextMatch.EndsWith(_text.AsSpan(start, end - start), tail))
                {
                    end -= tail.Length;
                    again = true;
                    break;
                }
            }
        }

        return end;
    }

    /// <summary>Words of the letter's own business, never of a service.</summary>
    private static bool IsNotService(ReadOnlySpan<char> value)
    {
        if (value.ContainsAny('[', '{') || BusinessWords.IsIn(value) || TextMatch.EqualsAny(value, ColumnHeads))
        {
            return true;
        }

        bool sentence = Verbs.IsIn(value);
        return IsManner(value) || IsQuantity(value) || IsLineOfClaim(value) || (value.Length > 0 && value[^1] == ':') || (sentence && value.Count(' ') > 6) || !HasWord(value);
    }

    /// <summary>"properly": how something was asked for, not what.</summary>
    private static bool IsManner(ReadOnlySpan<char> value) => !value.Contains(' ') && value.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>"30 hours": how much, not what.</summary>
    private static bool IsQuantity(ReadOnlySpan<char> value)
    {
        int space = value.IndexOf(' ');
        return space > 0 && char.IsAsciiDigit(value[0])
            && value[(space + 1)..] is "hours" or "hour" or "units" or "unit" or "visits" or "visit" or "days" or "sessions" or "miles" or "tablets";
    }

    /// <summary>"line 1", "lines 2 and 3": where it stands on the claim, not what it is.</summary>
    private static bool IsLineOfClaim(ReadOnlySpan<char> value)
    {
        var rest = value[LineNames.PrefixOf(value)..];
        return rest.Length is > 0 and <= LongestLineNumbers && rest.Length < value.Length && char.IsAsciiDigit(rest[0])
            && !rest.ContainsAnyExcept(LineNumbers);
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
}
