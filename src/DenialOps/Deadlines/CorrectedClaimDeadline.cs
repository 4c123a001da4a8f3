using System.Globalization;
using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>Works out by when a corrected claim is due, from the letter's own time for it and from nothing else.</summary>
internal static class CorrectedClaimDeadline
{
    private const string OwnTime = "The time to send a corrected claim is not the time to appeal.";

    /// <summary>The entry; without a day where the letter gives none.</summary>
    public static Deadline Of(CaseFacts facts, DeadlineCalendar calendar)
    {
        var blank = new Deadline { Name = "Corrected claim", Kind = DeadlineKind.CorrectedClaim, Basis = DeadlineBasis.Letter };
        if (facts.Other.TryGetValue(CorrectedClaimReader.DateFact, out var date)
            && DateOnly.TryParseExact(date.Value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return calendar.Date(
                blank with
                {
                    Basis = date.Source is null ? DeadlineBasis.User : DeadlineBasis.Letter,
                    Source = date.Source,
                    IsCertain = date.Confidence >= DeadlineCalendar.Sure,
                    Note = OwnTime,
                },
                day,
                date.Confidence);
        }

        if (facts.Other.TryGetValue(CorrectedClaimReader.TimeFact, out var time) && TimeLimit.From(time) is { } limit)
        {
            var counted = calendar.Count(blank, limit, DeadlineAnchor.FindForClaim(facts), facts.Warnings.Any(w => w.Field == "denial.date_of_letter"));
            return counted with { Note = DeadlineCalendar.Join(OwnTime, counted.Note) };
        }

        if (facts.Payer.PlanType is { Confidence: >= DeadlineCalendar.Sure } type && RuleBook.Current.Find(type.Value, RuleMatter.Claim) is { } rule)
        {
            return new RuleDeadline(calendar, RuleBook.Current).Of(rule, facts, blank);
        }

        return blank with
        {
            Note = "We did not find by when a corrected claim must be there. Ask the plan; for a provider, the contract says it (timely filing). It is another time than the time to appeal.",
        };
    }
}
