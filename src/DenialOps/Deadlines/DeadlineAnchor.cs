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
    public static DeadlineAnchor Find(CaseFacts facts) => Find(
        facts,
        facts.Appeal.CountedFrom?.Value.Trim().ToLowerInvariant(),
        facts.Appeal.DeadlineDays is { Method: FactMethod.User } ? null : facts.Other.GetValueOrDefault(Facts.Readers.AppealAnchorReader.DayFact));

    /// <summary>Finds the day that the time for the review after an answered appeal runs from.</summary>
    public static DeadlineAnchor FindForNextReview(CaseFacts facts) => Find(
        facts, facts.Other.GetValueOrDefault(Facts.Readers.NextReviewReader.FromFact)?.Value, facts.Other.GetValueOrDefault(Facts.Readers.NextReviewReader.FromDayFact));

    private static DeadlineAnchor Find(CaseFacts facts, string? countedFrom, Fact<string>? printedDay)
    {
        var letterDate = facts.Denial.DateOfLetter;
        if (DayOf(printedDay) is { } day && (letterDate is null || day < letterDate.Value))
        {
            return FromPrintedDay(day, printedDay!.Confidence, ofReceipt: countedFrom == "receipt");
        }

        return countedFrom switch
        {
            "receipt" => FromReceipt(facts),
            "service" => FromService(facts.Service),
            "other" => new DeadlineAnchor(null, "a day that the letter names and does not print",
                "The time runs from a day that the letter names and does not print, perhaps an earlier one than its own. Ask the plan today what the last day is.", false),
            _ => FromNotice(letterDate, stated: countedFrom == "notice"),
        };
    }

    /// <summary>The day that the letter prints beside the time, a day before the letter's own: the time has been running since.</summary>
    private static DeadlineAnchor FromPrintedDay(DateOnly day, double confidence, bool ofReceipt) => ofReceipt
        ? new DeadlineAnchor(day, "day that the letter names, as if you had received it that day",
            "The time runs from the day you received what the letter names, and we do not know that day. We counted from the day that is printed, so the day shown is the safe one.", false)
        : new DeadlineAnchor(day, "day that the letter names", "The letter counts the time from this day, which is before its own date.", confidence >= Doubtful);

    private static DateOnly? DayOf(Fact<string>? fact) =>
        fact is not null && DateOnly.TryParseExact(fact.Value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

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
            : "We did not find what the time is counted from. We counted from the letter's own date. If the plan counts from an earlier day, the last day is earlier.";
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
        facts.Other.GetValueOrDefault(ReceivedFact) is { Method: FactMethod.User } received ? DayOf(received) : null;
}
