using System.Globalization;
using DenialOps.Facts;
using DenialOps.Facts.Readers;

namespace DenialOps.Deadlines;

/// <summary>By when to call for a fast review of the end of care, where the letter names one.</summary>
internal static class FastReviewDeadline
{
    /// <summary>The entry, or null where the letter names no such review.</summary>
    public static Deadline? Of(CaseFacts facts, DeadlineCalendar calendar)
    {
        facts.Other.TryGetValue(CareEndReader.PhoneFact, out var phone);
        facts.Other.TryGetValue(CareEndReader.ByFact, out var by);
        if (phone is null && by is null)
        {
            return null;
        }

        var deadline = new Deadline
        {
            Name = "Call for the fast review",
            Kind = DeadlineKind.FastReview,
            Basis = DeadlineBasis.Letter,
            Source = (by ?? phone)!.Source,
            Note = "The letter names a fast review by an independent organization (QIO)."
                + (phone is null ? string.Empty : $" Call {phone.Value}.")
                + (by is null ? " Ask by when to call." : $" The time for the call: “{by.Value}”.")
                + " Ask whether this review is open to you.",
        };
        if (DayOf(facts, CareEndReader.DateFact) is { } day)
        {
            return calendar.Date(deadline with { IsCertain = true }, day, 1);
        }

        return by is not null && by.Value.Contains("day before", StringComparison.OrdinalIgnoreCase) && DayOf(facts, CareEndReader.EndFact) is { } end
            ? calendar.Date(deadline with { Derivation = $"the day before {Iso(end)} = {Iso(end.AddDays(-1))}" }, end.AddDays(-1), 1)
            : deadline;
    }

    private static DateOnly? DayOf(CaseFacts facts, string name) =>
        facts.Other.TryGetValue(name, out var fact)
        && DateOnly.TryParseExact(fact.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
