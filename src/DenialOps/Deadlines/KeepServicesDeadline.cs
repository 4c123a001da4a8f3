using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>By when to ask that care goes on during the appeal, where the letter gives a time for it or the law does.</summary>
internal static class KeepServicesDeadline
{
    /// <summary>The entry, or null where there is no such time, or no care that goes on.</summary>
    public static Deadline? Of(CaseFacts facts, DeadlineCalendar calendar)
    {
        if (OngoingCare.IsPast(facts))
        {
            return null;
        }

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

        var (printed, sum, source) = Printed(facts);
        var isLater = facts.Other.ContainsKey(KeepServicesReader.LaterFact);
        var counted = facts.Other.TryGetValue(KeepServicesReader.TimeFact, out var time) && TimeLimit.From(time) is { } limit
            ? calendar.Count(deadline, limit, DeadlineAnchor.Find(facts), doubted: true)
            : null;
        if (printed is { } day && (counted?.Due is not { } due || (isLater ? day > due : day < due)))
        {
            return calendar.Date(
                deadline with
                {
                    Source = source,
                    Derivation = sum,
                    IsCertain = source is not null && words is null && counted is null,
                    Note = DeadlineCalendar.Join(isLater ? "The letter says that of its two times the later one counts. This is the later one." : null, deadline.Note),
                },
                day,
                1);
        }

        return counted is not null
            ? counted with { Note = DeadlineCalendar.Join(counted.Note, deadline.Note) }
            : OfLaw(facts, calendar, deadline) ?? (words is null ? null : deadline);
    }

    /// <summary>The last day that the letter prints, and how it is found where that is the day ahead of a printed one.</summary>
    private static (DateOnly? Day, string? Sum, FactSource? Source) Printed(CaseFacts facts)
    {
        if (NamedDay.Of(facts, KeepServicesReader.DateFact) is { } day)
        {
            return (day, null, facts.Other[KeepServicesReader.DateFact].Source);
        }

        return NamedDay.Of(facts, KeepServicesReader.BeforeFact) is { } before && before > DateOnly.MinValue
            ? (before.AddDays(-1), $"the day before {NamedDay.Iso(before)} = {NamedDay.Iso(before.AddDays(-1))}", facts.Other[KeepServicesReader.BeforeFact].Source)
            : (null, null, null);
    }

    /// <summary>Where the letter is silent about care that ends or becomes less and the law gives a time: that one, or the day of the change where it is later.</summary>
    private static Deadline? OfLaw(CaseFacts facts, DeadlineCalendar calendar, Deadline deadline)
    {
        if (OngoingCare.ChangeDay(facts) is not { } change || facts.Payer.PlanType is not { Confidence: >= DeadlineCalendar.Sure } type
            || RuleBook.Current.Find(type.Value, RuleMatter.KeepServices) is not { } rule)
        {
            return null;
        }

        var law = new RuleDeadline(calendar, RuleBook.Current).Of(rule, facts, deadline, change);
        return law with { Note = DeadlineCalendar.Join(deadline.Note, law.Note), IsCertain = law.IsCertain && OngoingCare.IsChangeSure(facts) };
    }
}
