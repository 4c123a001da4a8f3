using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the denied days of a stay whose first days were paid or approved: they are the service's days, not the whole stay.</summary>
internal sealed class DeniedDays(ReadingContext context, IReadOnlyList<TableRow> rows)
{
    /// <summary>The longest stay, in days: what lies further apart is another matter.</summary>
    private const int LongestStay = 366;

    /// <summary>From the day on.</summary>
    private static readonly string[] FromWords = ["from", "beginning", "starting", "as of", "effective"];

    /// <summary>The day alone.</summary>
    private static readonly string[] DayWords = ["days of", "day of", "for"];

    private readonly PartOutcome _outcome = new(context);

    /// <summary>The first and the last denied day after <paramref name="first"/>, up to <paramref name="last"/> where that is known; null where the letter names none.</summary>
    public (Mention First, Mention? Last)? After(DateOnly first, Mention? last) => InRows(first, last) ?? InProse(first, last);

    /// <summary>The first range of days that a sentence denies, where the letter names no day of service otherwise.</summary>
    public (Mention First, Mention? Last)? Alone() => InProse(null, null);

    private (Mention First, Mention? Last)? InRows(DateOnly first, Mention? last)
    {
        if (!rows.Any(r => r.Outcome == RowOutcome.Paid && r.Date?.Date == first))
        {
            return null;
        }

        Mention? from = null, to = null;
        foreach (var row in rows)
        {
            if (row.Outcome == RowOutcome.Denied && row.Date is { } day)
            {
                from = from is null || day.Date < from.Date ? day : from;
                to = to is null || day.Date > to.Date ? day : to;
            }
        }

        return from is not null && IsWithin(from.Date!.Value, first, last?.Date) ? (from, to!.Date > from.Date ? to : null) : null;
    }

    private (Mention First, Mention? Last)? InProse(DateOnly? first, Mention? last)
    {
        foreach (var day in context.Of(MentionKind.Date))
        {
            if (!IsWithin(day.Date!.Value, first, last?.Date))
            {
                continue;
            }

            var end = DayRange.EndAfter(context, day.End, day.Date.Value);
            bool isOpen = end is null && last is not null && IsAnnounced(day, FromWords);
            if ((end is not null || isOpen || (last is not null && IsAnnounced(day, DayWords))) && _outcome.Of(day.Start, (end ?? day).End) == Outcome.Denied)
            {
                return (day, isOpen ? last : end);
            }
        }

        return null;
    }

    private static bool IsWithin(DateOnly day, DateOnly? first, DateOnly? last) =>
        first is null || (day > first && day.DayNumber - first.Value.DayNumber <= LongestStay && (last is null || day <= last));

    private bool IsAnnounced(Mention day, string[] words) =>
        TextMatch.EndsWithAny(context.Layout.Flow(Math.Max(0, day.Start - 20), day.Start), words);
}
