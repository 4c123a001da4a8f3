using System.Globalization;
using DenialOps.Facts;

namespace DenialOps.Deadlines;

/// <summary>The day that a time limit is counted from, and what is to be said about it.</summary>
/// <param name="Day">The day; null when it is not known.</param>
/// <param name="Name">What the day is, for example <c>date of the notice</c>.</param>
/// <param name="Note">What to know about it, in plain words; null when there is nothing to add.</param>
internal sealed record DeadlineAnchor(DateOnly? Day, string Name, string? Note)
{
    /// <summary>The name under which a user gives the day on which the notice came.</summary>
    public const string ReceivedFact = "received_notice_date";

    /// <summary>Below this confidence a value is checked by a person before it is relied on.</summary>
    private const double Doubtful = 0.8;

    /// <summary>Finds the day that the limit of <paramref name="facts"/> runs from, the earlier one where that is not certain.</summary>
    public static DeadlineAnchor Find(CaseFacts facts)
    {
        var letterDate = facts.Denial.DateOfLetter;
        var countedFrom = facts.Appeal.CountedFrom?.Value.Trim().ToLowerInvariant();
        if (countedFrom != "receipt")
        {
            return FromNotice(letterDate, stated: countedFrom == "notice");
        }

        if (ReceivedDay(facts) is { } received && (letterDate is null || received >= letterDate.Value))
        {
            return new DeadlineAnchor(received, "day you received the notice, as you told us", null);
        }

        return letterDate is null
            ? new DeadlineAnchor(null, "day you received the notice",
                "The time runs from the day you received the letter. Tell us that day and we can work out the last day.")
            : new DeadlineAnchor(
                letterDate.Value,
                "date of the notice, as if you had received it that day",
                "The time runs from the day you received the letter, and we do not know that day. We counted as if you had received it on its own date, so the day shown is the safe one. The real last day may be later."
                + Doubt(letterDate));
    }

    private static DeadlineAnchor FromNotice(Fact<DateOnly>? letterDate, bool stated)
    {
        if (letterDate is null)
        {
            return new DeadlineAnchor(null, "date of the notice",
                "We did not find the date of the letter. Tell us that date and we can work out the last day.");
        }

        var note = stated
            ? null
            : "We did not find what the time is counted from. We counted from the letter's own date, which gives the safe day.";
        return new DeadlineAnchor(letterDate.Value, "date of the notice", (note + Doubt(letterDate)).Trim() is { Length: > 0 } text ? text : null);
    }

    private static string Doubt(Fact<DateOnly> letterDate) => letterDate.Confidence < Doubtful
        ? " We are not sure that we read the letter's date right: please check it."
        : string.Empty;

    private static DateOnly? ReceivedDay(CaseFacts facts) =>
        facts.Other.TryGetValue(ReceivedFact, out var received)
        && received.Method == FactMethod.User
        && DateOnly.TryParseExact(received.Value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
