using DenialOps.Mentions;

namespace DenialOps.Privacy;

/// <summary>The mentions of a text on which the work depends: codes, days, amounts, times. Asked for stretches in order of place.</summary>
internal sealed class WorkMentions(string text, IReadOnlyList<Mention> mentions)
{
    private const int LabelReach = 40;
    private int _next;

    /// <summary>The digits of a stretch that are in none of them; <paramref name="longest"/> is the longest row of such.</summary>
    public int DigitsLeft(int start, int end, out int longest)
    {
        while (_next < mentions.Count && mentions[_next].End <= start)
        {
            _next++;
        }

        int digits = 0, row = 0, k = _next;
        longest = 0;
        for (var i = start; i < end; i++)
        {
            while (k < mentions.Count && mentions[k].End <= i)
            {
                k++;
            }

            var isWork = k < mentions.Count && mentions[k].Start <= i && Holds(mentions[k]);
            row = char.IsAsciiDigit(text[i]) && !isWork ? row + 1 : 0;
            digits += row > 0 ? 1 : 0;
            longest = Math.Max(longest, row);
        }

        return digits;
    }

    // What only has the form of a drug's code may be a claim's number.
    private bool Holds(Mention mention) => mention.Kind is MentionKind.Date or MentionKind.Amount or MentionKind.Percentage or MentionKind.Duration or MentionKind.Cpt
        or MentionKind.Hcpcs or MentionKind.Icd10 or MentionKind.Npi or MentionKind.Carc or MentionKind.Rarc or MentionKind.Modifier or MentionKind.Revenue or MentionKind.Drg
        or MentionKind.Citation or MentionKind.Url || (mention.Kind == MentionKind.Ndc && IsCalledNdc(mention.Start));

    private bool IsCalledNdc(int start)
    {
        var from = Math.Max(0, start - LabelReach);
        return text.AsSpan(from, start - from).Contains("NDC", StringComparison.OrdinalIgnoreCase);
    }
}
