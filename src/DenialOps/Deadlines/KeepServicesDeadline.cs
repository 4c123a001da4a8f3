using System.Globalization;
using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

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
        if (facts.Other.TryGetValue(KeepServicesReader.WordsFact, out var words))
        {
            deadline = deadline with { Note = DeadlineCalendar.Join($"The letter gives this time: “{words.Value}”.", deadline.Note), Source = words.Source };
        }

        if (facts.Other.TryGetValue(KeepServicesReader.DateFact, out var date)
            && DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return calendar.Date(deadline with { Source = date.Source, IsCertain = date.Source is not null && words is null }, day, 1);
        }

        return facts.Other.TryGetValue(KeepServicesReader.TimeFact, out var time) && TimeLimit.From(time) is { } limit
            ? calendar.Count(deadline, limit, DeadlineAnchor.Find(facts), doubted: true)
            : OfLaw(facts, calendar, deadline) ?? (words is null ? null : deadline);
    }

    /// <summary>Where the letter is silent about care that ends and the law gives a time: that one, or the day of the change where it is later.</summary>
    private static Deadline? OfLaw(CaseFacts facts, DeadlineCalendar calendar, Deadline deadline)
    {
        if (!facts.Other.TryGetValue(CareEndReader.EndFact, out var ends) || facts.Payer.PlanType is not { Confidence: >= DeadlineCalendar.Sure } type
            || RuleBook.Current.Find(type.Value, RuleMatter.KeepServices) is not { } rule
            || !DateOnly.TryParseExact(ends.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var change))
        {
            return null;
        }

        var counted = new RuleDeadline(calendar, RuleBook.Current).Of(rule, facts, deadline);
        return counted.Due < change
            ? calendar.Date(counted with { Derivation = counted.Derivation + $"; the change takes effect on {ends.Value}, which is later" }, change, ends.Confidence)
            : counted;
    }
}
