using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>By when to call for a fast review of the end of care, where the letter names one: in the letter's words, or by the law where it says less or gives less time.</summary>
internal static class FastReviewDeadline
{
    private const string EndRule = "medicare-end-of-care-review";
    private const string DischargeRule = "medicare-discharge-review";

    private static readonly PhraseSet AfterReceipt = new(
        "day after you get", "day after you receive", "day after you got", "day after receipt", "day after receiving", "day following receipt", "day following the receipt",
        "day following the date you receive", "day after the day you get", "day after the day you receive", "day after the date you receive", "day after this notice is delivered", "day following the day you receive");

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
        if (NamedDay.Of(facts, CareEndReader.DateFact) is { } day)
        {
            return calendar.Date(deadline with { IsCertain = true }, day, 1);
        }

        var letters = by is null ? null : OfWords(by.Value, facts);
        var law = OfLaw(by?.Value, facts);
        var first = law is null || letters?.Day <= law.Day ? letters : law;
        return first is null ? deadline
            : calendar.Date(first == law ? ByLaw(deadline, law, letters) : Cited(ByLetter(deadline, first), law?.Day == first.Day ? law.Rule : null), first.Day, 1);
    }

    private static Deadline ByLetter(Deadline deadline, Call call) => deadline with
    {
        Note = DeadlineCalendar.Join(deadline.Note, call.Note),
        Derivation = call.Sum,
        CountedFrom = call.CountedFrom,
        IsCertain = call.IsCertain,
    };

    /// <summary>The entry with the law's day, and why it is that one.</summary>
    private static Deadline ByLaw(Deadline deadline, Call law, Call? letters)
    {
        var earlier = letters is null ? null : $"The letter's words give {NamedDay.Iso(letters.Day)}, and the law ({law.Rule!.Citation}) an earlier day. Go by the earlier one.";
        var said = ByLetter(deadline, law);
        return Cited(said, law.Rule) with
        {
            Basis = DeadlineBasis.Regulation,
            Note = DeadlineCalendar.Join(DeadlineCalendar.Join(said.Note, earlier), law.Rule!.Note),
            IsCertain = law.IsCertain && letters is null,
        };
    }

    private static Deadline Cited(Deadline deadline, LegalRule? rule) => rule is null ? deadline : deadline with
    {
        Citation = rule.Citation,
        Url = rule.Url,
        RuleId = rule.Id,
        RuleStatus = rule.Status,
        RuleChecked = rule.Checked,
    };

    /// <summary>The day that the letter's words mean.</summary>
    private static Call? OfWords(string by, CaseFacts facts)
    {
        if (AfterReceipt.IsIn(by))
        {
            return DayAfterReceipt(facts, null);
        }

        if (OngoingCare.ChangeDay(facts) is not { } end)
        {
            return null;
        }

        return CareEndReader.IsDischarge(by) ? new Call(end, $"the day of discharge = {NamedDay.Iso(end)}", null, null, IsCertain: false, null)
            : by.Contains("day before", StringComparison.OrdinalIgnoreCase) && end > DateOnly.MinValue
                ? new Call(end.AddDays(-1), $"the day before {NamedDay.Iso(end)} = {NamedDay.Iso(end.AddDays(-1))}", null, null, IsCertain: false, null)
                : null;
    }

    /// <summary>The day that the law gives, in Original Medicare alone: for other plans we confirmed no rule.</summary>
    private static Call? OfLaw(string? by, CaseFacts facts)
    {
        if (facts.Payer.PlanType is not { Value: PlanType.Medicare, Confidence: >= DeadlineCalendar.Sure } || OngoingCare.ChangeDay(facts) is not { } end)
        {
            return null;
        }

        return by is not null && CareEndReader.IsDischarge(by)
            ? new Call(end, $"the day of discharge = {NamedDay.Iso(end)}", null, null, IsCertain: false, RuleBook.Current.Find(DischargeRule))
            : DayAfterReceipt(facts, RuleBook.Current.Find(EndRule));
    }

    private static Call? DayAfterReceipt(CaseFacts facts, LegalRule? rule)
    {
        var anchor = DeadlineAnchor.FromReceipt(facts);
        return anchor.Day is { } start && start < DateOnly.MaxValue
            ? new Call(start.AddDays(1), $"the day after {NamedDay.Iso(start)} = {NamedDay.Iso(start.AddDays(1))}", $"{anchor.Name}, {NamedDay.Iso(start)}", anchor.Note, anchor.IsCertain, rule)
            : null;
    }

    /// <summary>A day for the call.</summary>
    private sealed record Call(DateOnly Day, string Sum, string? CountedFrom, string? Note, bool IsCertain, LegalRule? Rule);
}
