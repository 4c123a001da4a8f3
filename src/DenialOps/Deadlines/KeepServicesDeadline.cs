using System.Globalization;
using DenialOps.Facts;
using DenialOps.Facts.Readers;

namespace DenialOps.Deadlines;

/// <summary>By when to ask that care goes on during the appeal, where the letter gives a time for it.</summary>
internal static class KeepServicesDeadline
{
    /// <summary>The entry, or null where the letter gives no such time.</summary>
    public static Deadline? Of(CaseFacts facts, DeadlineCalendar calendar)
    {
        var deadline = new Deadline
        {
            Name = "Ask to keep the care while you appeal",
            Kind = DeadlineKind.KeepServices,
            Basis = DeadlineBasis.Letter,
            Note = "This is for care that is going on now. Ask for it beside the appeal, and ask what would be owed if the answer stays no.",
        };
        if (facts.Other.TryGetValue(KeepServicesReader.DateFact, out var date)
            && DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return calendar.Date(deadline with { Source = date.Source, IsCertain = date.Source is not null }, day, 1);
        }

        return facts.Other.TryGetValue(KeepServicesReader.TimeFact, out var time) && TimeLimit.From(time) is { } limit
            ? calendar.Count(deadline, limit, DeadlineAnchor.Find(facts), doubted: true)
            : null;
    }
}
