using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>By when a fast (expedited) appeal must be asked for, where the letter or the law gives a time for it and the care is still to come or goes on.</summary>
internal static class FastAppealDeadline
{
    /// <summary>The entry, or null where there is no such time.</summary>
    public static Deadline? Of(CaseFacts facts, DeadlineCalendar calendar)
    {
        if (OngoingCare.IsPast(facts) || ReviewLadder.LevelOf(facts) > 1 || IsGiven(facts))
        {
            return null;
        }

        var deadline = new Deadline
        {
            Name = "Ask for a fast appeal",
            Kind = DeadlineKind.FastAppeal,
            Basis = DeadlineBasis.Letter,
        };
        if (facts.Other.TryGetValue(FastAppealReader.TimeFact, out var time) && TimeLimit.From(time) is { } limit)
        {
            var anchor = facts.Other.ContainsKey(FastAppealReader.FromFact) ? DeadlineAnchor.FromReceipt(facts) : DeadlineAnchor.FromNotice(facts.Denial.DateOfLetter, stated: false);
            return calendar.Count(deadline, limit, anchor, doubted: false);
        }

        return IsAhead(facts) && facts.Payer.PlanType is { Confidence: >= DeadlineCalendar.Sure } type && RuleBook.Current.Find(type.Value, RuleMatter.FastAppeal) is { } rule
            ? new RuleDeadline(calendar, RuleBook.Current).Of(rule, facts, deadline)
            : null;
    }

    /// <summary>Whether the letter is known to be about care that is asked for or goes on: the law's time is for that alone.</summary>
    private static bool IsAhead(CaseFacts facts) => OngoingCare.ChangeDay(facts) is not null
        || (facts is { Claim.ClaimNumber: null, Amounts.Billed: null }
            && (facts.Service.Description is not null || facts.Service.CptCodes.Count > 0 || facts.Claim.ReferenceNumber is not null || facts.Claim.AuthorizationNumber is not null));

    /// <summary>Whether the care was given by the day of the letter and does not go on.</summary>
    private static bool IsGiven(CaseFacts facts) => OngoingCare.ChangeDay(facts) is null
        && facts.Service.DateOfService is { } service && facts.Denial.DateOfLetter is { } letter && (facts.Service.DateOfServiceEnd ?? service).Value <= letter.Value;
}
