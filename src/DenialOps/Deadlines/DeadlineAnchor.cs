using System.Globalization;
using DenialOps.Facts;

namespace DenialOps.Deadlines;

/// <summary>The day that a time limit is counted from, and what is to be said about it.</summary>
/// <param name="Day">The day; null when it is not known.</param>
/// <param name="Name">What the day is, for example <c>date of the notice</c>.</param>
/// <param name="Note">What to know about it, in plain words; null when there is nothing to add.</param>
/// <param name="IsCertain">Whether the time surely runs from that day.</param>
internal sealed record DeadlineAnchor(DateOnly? Day, string Name, string? Note, bool IsCertain)
{
    /// <summary>The name under which a user gives the day on which the notice came.</summary>
    public const string ReceivedFact = "received_notice_date";

    /// <summary>Below this confidence a value is checked by a person before it is relied on.</summary>
    private const double Doubtful = 0.8;

    private const string YouTold = ", as you told us";

    /// <summary>Finds the day that the time to appeal runs from, the earlier one where that is not certain.</summary>
    public static DeadlineAnchor Find(CaseFacts facts)
    {
        var letterDate = facts.Denial.DateOfLetter;
        var countedFrom = facts.Appeal.CountedFrom?.Value.Trim().ToLowerInvariant();
        return countedFrom == "receipt" ? FromReceipt(facts) : FromNotice(letterDate, stated: countedFrom == "notice");
    }

    /// <summary>Finds the day that the time for a corrected claim runs from; one that the letter does not name stays unknown.</summary>
    public static DeadlineAnchor FindForClaim(CaseFacts facts)
    {
        facts.Other.TryGetValue(Facts.Readers.CorrectedClaimReader.FromFact, out var from);
        return from?.Value switch
        {
            "receipt" => FromReceipt(facts),
            "notice" => FromNotice(facts.Denial.DateOfLetter, stated: true),
            "service" => FromService(facts.Service),
            _ => new DeadlineAnchor(null, "a day that the letter does not name", "The letter does not say from which day it runs. Ask the plan.", false),
        };
    }

    public static DeadlineAnchor FromReceipt(CaseFacts facts)
    {
        var letterDate = facts.Denial.DateOfLetter;
        if (ReceivedDay(facts) is { } received && (letterDate is null || received >= letterDate.Value))
        {
            return new DeadlineAnchor(received, "day you received the notice" + YouTold, null, true);
        }

        return letterDate is null
            ? new DeadlineAnchor(null, "day you received the notice",
                "The time runs from the day you received the letter. Tell us that day and we can work out the last day.", false)
            : new DeadlineAnchor(
                letterDate.Value,
                "date of the notice, as if you had received it that day",
                "The time runs from the day you received the letter, and we do not know that day. We counted as if you had received it on its own date, so the day shown is the safe one. The real last day may be later."
                + Doubt(letterDate),
                false);
    }

    public static DeadlineAnchor FromNotice(Fact<DateOnly>? letterDate, bool stated)
    {
        if (letterDate is null)
        {
            return new DeadlineAnchor(null, "date of the notice",
                "We did not find the date of the letter. Tell us that date and we can work out the last day.", false);
        }

        var note = stated
            ? null
            : "We did not find what the time is counted from. We counted from the letter's own date, which gives the safe day.";
        var given = letterDate.Method == FactMethod.User ? YouTold : string.Empty;
        return new DeadlineAnchor(
            letterDate.Value,
            "date of the notice" + given,
            (note + Doubt(letterDate)).Trim() is { Length: > 0 } text ? text : null,
            stated && letterDate.Confidence >= Doubtful);
    }

    private static DeadlineAnchor FromService(ServiceFacts service) => service.DateOfService is { } day
        ? new DeadlineAnchor(
            day.Value,
            "date of service" + (day.Method == FactMethod.User ? YouTold : string.Empty),
            service.DateOfServiceEnd is not null && service.DateOfServiceEnd.Value > day.Value
                ? "The care took several days, and we counted from the first, which gives the safe day."
                : null,
            day.Confidence >= Doubtful && service.DateOfServiceEnd is null)
        : new DeadlineAnchor(null, "date of service", "We did not find the date of service. Tell us that date and we can work out the last day.", false);

    private static string Doubt(Fact<DateOnly> letterDate) => letterDate.Confidence < Doubtful
        ? " We are not sure that we read the letter's date right: please check it."
        : string.Empty;

    public static DateOnly? ReceivedDay(CaseFacts facts) =>
        facts.Other.TryGetValue(ReceivedFact, out var received)
        && received.Method == FactMethod.User
        && DateOnly.TryParseExact(received.Value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
