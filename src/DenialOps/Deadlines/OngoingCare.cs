using DenialOps.Facts;
using DenialOps.Facts.Readers;

namespace DenialOps.Deadlines;

/// <summary>What the facts say about care that goes on.</summary>
internal static class OngoingCare
{
    /// <summary>Whether the letter is about a bill for care that was given by its day: there is nothing to keep and nothing to hurry for.</summary>
    public static bool IsPast(CaseFacts facts) =>
        ChangeDay(facts) is null && facts.Service.DateOfService is { } service && facts.Denial.DateOfLetter is { } letter && service.Value <= letter.Value
        && (facts.Claim.ClaimNumber is not null || facts.Amounts.Billed is not null);

    /// <summary>The day on which care ends or becomes less, where the letter or the user gives it.</summary>
    public static DateOnly? ChangeDay(CaseFacts facts) => NamedDay.Of(facts, CareEndReader.EndFact) ?? NamedDay.Of(facts, KeepServicesReader.ChangeFact);

    /// <summary>Whether that day is sure.</summary>
    public static bool IsChangeSure(CaseFacts facts) =>
        (facts.Other.GetValueOrDefault(CareEndReader.EndFact) ?? facts.Other.GetValueOrDefault(KeepServicesReader.ChangeFact)) is { Confidence: >= DeadlineCalendar.Sure };
}
