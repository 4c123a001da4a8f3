using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Two days that are printed as a range: "10/06/2026 - 10/09/2026", "October 6 through October 9, 2026".</summary>
internal static class DayRange
{
    /// <summary>How far apart the two days may stand, in characters.</summary>
    private const int MaxGap = 16;

    /// <summary>The range's last day, where the next mention after <paramref name="end"/> is it; else null.</summary>
    public static Mention? EndAfter(ReadingContext context, int end, DateOnly start)
    {
        int i = context.MentionAt(end);
        if (i >= context.Mentions.Length || context.Mentions[i] is not { Kind: MentionKind.Date } next || next.Start - end > MaxGap || next.Date <= start)
        {
            return null;
        }

        string between = context.Text[end..next.Start].Trim().ToLowerInvariant();
        return between is "-" or "–" or "—" or "to" or "through" or "thru" or "until" or ", discharged" or "and"
            || between.EndsWith("discharged", StringComparison.Ordinal)
            ? next
            : null;
    }
}
