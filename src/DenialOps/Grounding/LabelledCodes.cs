using System.Buffers;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>
/// Finds the codes behind a label ("Modifier: RR, KF", "Adjustment reason code: CO-197"), those too that the recogniser knows no such
/// code for: an invented modifier is no code at all, and would pass unseen.
/// </summary>
internal static class LabelledCodes
{
    private const int LongestCode = 16;
    private const int LongestLabel = 32;

    // Without the first letter where it may be a capital.
    private static readonly SearchValues<string> Labels =
        SearchValues.Create(["odifier", "CPT", "HCPCS", "NDC", "iagnosis", "djustment reason", "emark", "venue"], StringComparison.Ordinal);

    /// <summary>The codes, in order, each with the kind that its label names.</summary>
    public static List<(TextSpan Span, MentionKind Kind)> Find(string draft)
    {
        var found = new List<(TextSpan, MentionKind)>();
        for (var at = 0; at < draft.Length;)
        {
            var step = draft.AsSpan(at).IndexOfAny(Labels);
            if (step < 0)
            {
                break;
            }

            at += step;
            var codes = EndOfLabel(draft, at);
            if (codes > at)
            {
                AddCodes(draft, codes, KindOf(draft[at]), found);
            }

            at++;
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

    // "Modifier RR", "modifiers: RR"; the other labels need their colon.
    private static int EndOfLabel(string draft, int label)
    {
        var end = label;
        while (end < draft.Length && end - label < LongestLabel && (char.IsAsciiLetter(draft[end]) || (draft[end] == ' '
            && draft.AsSpan(end).StartsWith(" code", StringComparison.Ordinal))
            || draft.AsSpan(end).StartsWith(" reason", StringComparison.Ordinal)))
        {
            end++;
        }

        var hasColon = end < draft.Length && draft[end] == ':';
        if (!hasColon && draft[label] != 'o')
        {
            return label;
        }

        end += hasColon ? 1 : 0;
        end += draft.AsSpan(end).StartsWith("**", StringComparison.Ordinal) ? 2 : 0;
        return end < draft.Length && draft[end] == ' ' ? end + 1 : label;
    }

    private static MentionKind KindOf(char label) => label switch
    {
        'o' => MentionKind.Modifier,
        'C' => MentionKind.Cpt,
        'H' => MentionKind.Hcpcs,
        'N' => MentionKind.Ndc,
        'i' => MentionKind.Icd10,
        'd' => MentionKind.Carc,
        'v' => MentionKind.Revenue,
        _ => MentionKind.Rarc,
    };
}
