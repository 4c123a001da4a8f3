using System.Globalization;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>Works out the last day that a rule of law gives, with the sum that leads there.</summary>
internal sealed class RuleDeadline(DeadlineCalendar calendar, RuleBook rules)
{
    /// <summary>Nothing is counted from later days: the calendar ends.</summary>
    private static readonly DateOnly LastDay = DateOnly.MaxValue.AddYears(-20);

    /// <summary>The entry for <paramref name="rule"/>; its day is null where the day that it runs from is unknown.</summary>
    /// <param name="rule">A rule with a time.</param>
    /// <param name="facts">The case.</param>
    /// <param name="blank">The entry's name and kind.</param>
    /// <param name="change">The day on which a change takes effect, which counts where the rule says so and it is later.</param>
    public Deadline Of(LegalRule rule, CaseFacts facts, Deadline blank, DateOnly? change = null)
    {
        var limit = TimeLimit.Parse(rule.Time ?? throw new ArgumentException($"The rule {rule.Id} gives no time.", nameof(rule)));
        var start = StartOf(rule, facts);
        var deadline = blank with
        {
            Basis = DeadlineBasis.Regulation,
            Days = limit.Days,
            Allowed = limit.Words,
            CountedFrom = start.Day is { } day ? $"{start.Name}, {Iso(day)}" : start.Name,
            Citation = rule.Citation,
            Url = rule.Url,
            RuleId = rule.Id,
            RuleStatus = rule.Status,
            RuleChecked = rule.Checked,
            Note = DeadlineCalendar.Join(start.Note, DeadlineCalendar.Join(Filing(rule), DeadlineCalendar.Join(rule.Note, Trust(rule)))),
        };
        if (start.Day is not { } from || Add(rule, limit, from) is not { } counted)
        {
            return deadline;
        }

        var due = rule.Rolls ? FederalHolidays.OnOrAfter(counted) : counted;
        var sum = start.Sum + $" + {limit.Words} = {Iso(counted)}" + (due == counted ? string.Empty : $", moved to the next working day = {Iso(due)}");
        if (rule.OrEffectiveDate && change > due)
        {
            due = change.Value;
            sum += $"; the change takes effect on {Iso(due)}, which is later";
        }

        return calendar.Date(
            deadline with
            {
                Derivation = sum,
                IsCertain = start.IsCertain && rule.Status == RuleStatus.Quoted && !IsDueForCheck(),
            },
            due,
            1);
    }

    /// <summary>What is to be said about how far a rule can be relied on; null for one that was checked lately.</summary>
    private string? Trust(LegalRule rule) => rule.Status switch
    {
        RuleStatus.Unverified => $"We could not check this rule ({rule.Citation}). Ask before you rely on it.",
        RuleStatus.Secondary => $"We have this rule ({rule.Citation}) at second hand. Ask whether it holds for you.",
        _ when IsDueForCheck() => $"This rule was last checked on {Iso(rule.Checked)} and may have changed. Ask whether it still holds.",
        _ => null,
    };

    private static string? Filing(LegalRule rule) => rule.Filed switch
    {
        FiledOn.Arrival => "It must arrive by that day: the day of mailing does not count.",
        FiledOn.Postmark => "The postmark counts.",
        _ => null,
    };

    private bool IsDueForCheck() => calendar.Today > rules.ReviewAfter;

    private static DateOnly? Add(LegalRule rule, TimeLimit limit, DateOnly start) =>
        rule.MonthEnd == MonthEnd.FirstOfNext && limit.MeetsShortMonth(start) ? limit.After(start)?.AddDays(1) : limit.After(start);

    private static Start StartOf(LegalRule rule, CaseFacts facts) => rule.Anchor switch
    {
        RuleAnchor.Service => FromService(facts.Service),
        RuleAnchor.Receipt => FromReceipt(rule, facts),
        _ => FromNotice(facts),
    };

    private static Start FromService(ServiceFacts service) => service.DateOfService is { } day
        ? new Start(day.Value, "date of service", Iso(day.Value), null, day.Confidence >= DeadlineCalendar.Sure)
        : new Start(null, "date of service", string.Empty, "We did not find the date of service. Tell us that date and we can work out the last day.", false);

    private static Start FromNotice(CaseFacts facts)
    {
        var anchor = DeadlineAnchor.FromNotice(facts.Denial.DateOfLetter, stated: true);
        return new Start(anchor.Day, anchor.Name, anchor.Day is { } day ? Iso(day) : string.Empty, anchor.Note, anchor.IsCertain);
    }

    private static Start FromReceipt(LegalRule rule, CaseFacts facts)
    {
        if (rule.MailDays == 0 || facts.Denial.DateOfLetter is not { } letter)
        {
            var anchor = DeadlineAnchor.FromReceipt(facts);
            return new Start(anchor.Day, anchor.Name, anchor.Day is { } day ? Iso(day) : string.Empty, anchor.Note, anchor.IsCertain);
        }

        if (letter.Value > LastDay)
        {
            return new Start(null, "day you received the notice", string.Empty, "The date of the letter cannot be right.", false);
        }

        // The law's presumption can be disproved either way, so the earlier of the two days is the safe one.
        var presumed = letter.Value.AddDays(rule.MailDays);
        var sure = letter.Confidence >= DeadlineCalendar.Sure;
        if (DeadlineAnchor.ReceivedDay(facts) is not { } received || received < letter.Value || received == presumed)
        {
            return new Start(presumed, $"day on which the law takes a notice of {Iso(letter.Value)} to have come", Sum(), null, sure);
        }

        return received < presumed
            ? new Start(received, "day you received the notice, as you told us", Iso(received),
                $"Without proof of the day, the law takes the notice to have come {rule.MailDays} days after its date, which would give a little more time. Do not rely on it.", sure)
            : new Start(presumed, $"day on which the law takes a notice of {Iso(letter.Value)} to have come", Sum(),
                "You told us that the notice came later. With proof of that day you may have more time. Do not rely on it.", sure);

        string Sum() => $"{Iso(letter.Value)} + {rule.MailDays} days for the mail = {Iso(presumed)}; {Iso(presumed)}";
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day that a time runs from.</summary>
    /// <param name="Day">The day; null when unknown.</param>
    /// <param name="Name">What it is.</param>
    /// <param name="Sum">How it was found, up to the day itself.</param>
    /// <param name="Note">What to know about it.</param>
    /// <param name="IsCertain">Whether the time surely runs from it.</param>
    private sealed record Start(DateOnly? Day, string Name, string Sum, string? Note, bool IsCertain);
}
