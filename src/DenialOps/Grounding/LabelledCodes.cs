using System.Text.RegularExpressions;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>
/// Finds the codes behind a label ("Modifier: RR, KF", "Adjustment reason code: CO-197"), those too that the recogniser knows no such
/// code for: an invented modifier is no code at all, and would pass unseen.
/// </summary>
internal static partial class LabelledCodes
{
    private const int LongestCode = 16;

    /// <summary>The codes, in order, each with the kind that its label names.</summary>
    public static List<(TextSpan Span, MentionKind Kind)> Find(string draft)
    {
        var found = new List<(TextSpan, MentionKind)>();
        foreach (var match in Label().EnumerateMatches(draft))
        {
            var label = draft.AsSpan(match.Index, match.Length);
            AddCodes(draft, match.Index + match.Length, KindOf(label), found);
        }

        return found;
    }

    private static void AddCodes(string draft, int position, MentionKind kind, List<(TextSpan, MentionKind)> found)
    {
        while (position < draft.Length)
        {
            var end = EndOfCode(draft, position);
            var code = draft.AsSpan(position, end - position);
            if (!(kind == MentionKind.Modifier ? code.Length == 2 : code.Length is > 0 and < LongestCode && code.ContainsAnyInRange('0', '9')))
            {
                return;
            }

            found.Add((new TextSpan(position, end), kind));
            position = SkipSeparator(draft, end);
        }
    }

    private static int EndOfCode(string draft, int position)
    {
        var end = position;
        while (end < draft.Length && end - position <= LongestCode && (char.IsAsciiLetterUpper(draft[end]) || char.IsAsciiDigit(draft[end])
            || (draft[end] is '-' or '.' && end > position && end + 1 < draft.Length && char.IsAsciiLetterOrDigit(draft[end + 1]))))
        {
            end++;
        }

        // A capital that begins a word is no code.
        return end < draft.Length && char.IsLetterOrDigit(draft[end]) ? position : end;
    }

    private static int SkipSeparator(string draft, int position)
    {
        var rest = draft.AsSpan(position);
        return position + (rest.StartsWith(", ") ? 2 : rest.StartsWith(" and ") ? 5 : rest.StartsWith("; ") ? 2 : rest.StartsWith("/") ? 1 : rest.Length);
    }

    private static MentionKind KindOf(ReadOnlySpan<char> label) => label switch
    {
        ['m' or 'M', ..] => MentionKind.Modifier,
        ['c' or 'C', ..] => MentionKind.Cpt,
        ['h' or 'H', ..] => MentionKind.Hcpcs,
        ['d' or 'D', ..] => MentionKind.Icd10,
        ['a' or 'A', ..] => MentionKind.Carc,
        ['n' or 'N', ..] => MentionKind.Ndc,
        _ => label.StartsWith("rev", StringComparison.OrdinalIgnoreCase) ? MentionKind.Revenue : MentionKind.Rarc,
    };

    [GeneratedRegex(@"\b(?:[Mm]odifiers?:? |(?:CPT|HCPCS|NDC|[Dd]iagnosis|[Aa]djustment reason|[Rr]emark|[Rr]evenue)(?: codes?)?:(?:\*\*)? )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
