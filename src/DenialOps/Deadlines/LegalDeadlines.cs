using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>
/// Sets the law's time to appeal beside the letter's. The letter comes first and the law is the safety net: where they differ both stand,
/// and the earlier day is the one to plan with.
/// </summary>
internal sealed class LegalDeadlines(DeadlineCalendar calendar, RuleBook rules)
{
    private readonly RuleDeadline _counter = new(calendar, rules);

    /// <summary>Completes <paramref name="deadlines"/>, which hold what the letter says about the appeal.</summary>
    public void Complete(List<Deadline> deadlines, CaseFacts facts)
    {
        var level = ReviewLadder.LevelOf(facts);
        var letters = deadlines.FindIndex(d => d.Kind == DeadlineKind.InternalAppeal);
        var isStated = letters >= 0 && deadlines[letters].Allowed is not null || deadlines.Exists(d => d is { Kind: DeadlineKind.InternalAppeal, Due: not null });
        if (level > 1)
        {
            if (letters >= 0 && !isStated)
            {
                deadlines.RemoveAt(letters);
            }

            AddLater(deadlines, facts, level);
            return;
        }

        var law = Law(facts, level, First());
        if (isStated && law is { RuleId: not null, Candidates.Count: 0 })
        {
            Compare(deadlines, law, DeadlineKind.InternalAppeal, facts, facts.Appeal.CountedFrom);
        }
        else if (!isStated && law is not null)
        {
            var misread = letters >= 0 && deadlines[letters].Source is not null;
            deadlines.RemoveAll(d => d.Kind == DeadlineKind.InternalAppeal);
            deadlines.Add(law with
            {
                Note = DeadlineCalendar.Join(
                    (misread ? "We could not make sense of the time limit in the letter." : "We did not find a time limit for an appeal in the letter.")
                        + " Ask the plan today what the last day is and where that is written."
                        + (law.Candidates.Count > 0 ? string.Empty : " Until it answers, go by this day, which the law gives."),
                    law.Note),
            });
        }
    }

    private static Deadline First() => new() { Name = "Internal appeal", Kind = DeadlineKind.InternalAppeal, Basis = DeadlineBasis.Regulation };

    /// <summary>What the law gives at a level; null where it gives no time to a plan of this kind.</summary>
    private Deadline? Law(CaseFacts facts, int level, Deadline blank)
    {
        if (ReviewLadder.TypeOf(facts) == PlanType.Unknown)
        {
            return Candidates(facts, level, blank);
        }

        if (ReviewLadder.RuleAt(facts, level) is not { Time: not null } rule)
        {
            return null;
        }

        var law = _counter.Of(rule, facts, blank);
        return facts.Payer.PlanType!.Confidence >= DeadlineCalendar.Sure ? law : law with
        {
            IsCertain = false,
            Note = DeadlineCalendar.Join("We are not sure that we have the kind of plan right; for another kind another time holds.", law.Note),
        };
    }

    /// <summary>The review that follows the answer which the letter gives: what the letter says of it first, and the law beside it.</summary>
    private void AddLater(List<Deadline> deadlines, CaseFacts facts, int level)
    {
        var law = Later(facts, level);
        if (ReviewLadder.IsHearingFirst(facts))
        {
            AddHearing(deadlines, facts, law);
            return;
        }

        if (LettersOwn(facts, law) is not { } own)
        {
            deadlines.Add(law);
            return;
        }

        deadlines.Add(own);
        if (IsOutside(facts) && law is { Due: not null, RuleId: not null, Candidates.Count: 0 })
        {
            Compare(deadlines, law, DeadlineKind.LaterReview, facts, facts.Other.GetValueOrDefault(NextReviewReader.FromFact));
        }
        else if (law.Due is not null)
        {
            deadlines.Add(law with { Note = DeadlineCalendar.Join("The law gives this time for the review after the plan's last word. Ask the plan whether that review is open already.", law.Note), IsCertain = false });
        }
    }

    /// <summary>The State's hearing as the first review: the law only says how much time a state may give at most, so that no time is less than the law's.</summary>
    private void AddHearing(List<Deadline> deadlines, CaseFacts facts, Deadline law)
    {
        var own = LettersOwn(facts, law);
        if (own is not null)
        {
            deadlines.Add(own.Due == law.Due ? Confirmed(own, law) : own with { Name = law.Name });
        }

        if (own?.Due is null || law.Due < own.Due)
        {
            deadlines.Add(own is null ? law : law with { IsCertain = false, Name = law.Name + ", day that the law gives at most" });
        }
    }

    private static bool IsOutside(CaseFacts facts) => facts.Other.GetValueOrDefault(NextReviewReader.DeciderFact)?.Value != "plan";

    /// <summary>What the letter itself gives for the review that is open now, the earlier of a printed day and a counted one; null where it gives nothing.</summary>
    private Deadline? LettersOwn(CaseFacts facts, Deadline law)
    {
        var blank = new Deadline
        {
            Name = IsOutside(facts) ? law.Name : "Next appeal to the plan",
            Kind = DeadlineKind.LaterReview,
            Basis = DeadlineBasis.Letter,
            Note = LooksLate(facts),
        };
        var printed = facts.Other.GetValueOrDefault(NextReviewReader.DateFact) is { } date
            && DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? calendar.Date(blank with { Source = date.Source }, day, date.Confidence)
            : null;
        var counted = facts.Other.GetValueOrDefault(NextReviewReader.TimeFact) is { } time && TimeLimit.From(time) is { } limit
            ? calendar.Count(blank, limit, DeadlineAnchor.FindForNextReview(facts), doubted: true)
            : null;
        counted = counted is null ? null : counted with { Note = DeadlineCalendar.Join(LooksLate(facts), counted.Note) };
        return printed is null ? counted : counted?.Due < printed.Due ? counted : printed with { Days = counted?.Days, Allowed = counted?.Allowed };
    }

    private static string? LooksLate(CaseFacts facts) => !facts.Other.TryGetValue(DecisionLevelReader.FactName, out var level)
        ? "By this letter the State fair hearing is the first review: it asks for no appeal to a plan before."
        : level.Method == FactMethod.User
        ? null
        : "This letter looks like the answer to an appeal, so the next step is the review after it.";

    /// <summary>What the law gives for the review that follows.</summary>
    private Deadline Later(CaseFacts facts, int level)
    {
        var rule = ReviewLadder.RuleAt(facts, level);
        var blank = new Deadline { Name = rule?.Name ?? "Next review", Kind = DeadlineKind.LaterReview, Basis = DeadlineBasis.Regulation };
        var looksLate = LooksLate(facts);
        if (Law(facts, level, blank) is { } law)
        {
            return law with
            {
                Note = DeadlineCalendar.Join(looksLate, law.Note),
                IsCertain = law.IsCertain && looksLate is null,
            };
        }

        return blank with
        {
            Note = DeadlineCalendar.Join(looksLate, rule?.Note ?? "Ask the plan which review is open now, by when, and where that is written."),
            Citation = rule?.Citation,
            Url = rule?.Url,
            RuleId = rule?.Id,
            RuleStatus = rule?.Status,
            RuleChecked = rule?.Checked,
        };
    }

    /// <summary>For a plan of unknown kind: the day of the rule that would give the least time, with all rules that could apply; null past the end of every ladder.</summary>
    private Deadline? Candidates(CaseFacts facts, int level, Deadline blank)
    {
        var counted = rules.All
            .Where(rule => rule is { Matter: RuleMatter.Appeal, Time: not null, States.Count: 0 } && rule.Level == level)
            .Select(rule => (Rule: rule, Deadline: _counter.Of(rule, facts, blank)))
            .OrderBy(c => c.Deadline.Due ?? DateOnly.MaxValue).ThenBy(c => TimeLimit.Parse(c.Rule.Time!).After(DateOnly.MinValue.AddDays(c.Rule.MailDays)))
            .ToList();
        if (counted.Count == 0)
        {
            return null;
        }

        var (shortest, deadline) = counted[0];
        var longest = counted[^1].Rule;
        return deadline with
        {
            IsCertain = false,
            Candidates = [.. counted.Select(c => new DeadlineCandidate
            {
                PlanTypes = c.Rule.PlanTypes, RuleId = c.Rule.Id, Allowed = c.Deadline.Allowed!, Due = c.Deadline.Due, Citation = c.Rule.Citation,
            })],
            Note = $"We do not know the kind of plan, and it decides how long you have: from {shortest.Time} ({Names(shortest)}) to {longest.Time} ({Names(longest)}). "
                + (deadline.Due is null
                    ? "Act as if there were little time. Tell us the date of the letter and the kind of plan, and we can work out the last day."
                    : "The day shown is the shortest of these, so it is safe for all. Tell us the kind of plan, and we can say which rule holds."),
        };
    }

    /// <summary>Sets the law's day beside the letter's.</summary>
    private void Compare(List<Deadline> deadlines, Deadline law, DeadlineKind kind, CaseFacts facts, Fact<string>? countedFrom)
    {
        var earliest = deadlines.Where(d => d.Kind == kind).MinBy(d => d.Due ?? DateOnly.MaxValue)!;
        var i = deadlines.IndexOf(earliest);
        var isShorter = IsShorter(earliest, law, facts, countedFrom?.Value == "notice");
        if (earliest.Due == law.Due)
        {
            deadlines[i] = Confirmed(earliest, law) with
            {
                IsShorterThanLaw = isShorter,
                Note = isShorter ? DeadlineCalendar.Join(LessThanLaw(law), earliest.Note) : earliest.Note,
            };
            return;
        }

        var says = earliest.Basis == DeadlineBasis.User ? "you gave" : "the letter gives";
        deadlines[i] = earliest with
        {
            IsShorterThanLaw = isShorter,
            Note = DeadlineCalendar.Join(isShorter ? LessThanLaw(law) : null, earliest.Note),
        };
        if (law.Due is null)
        {
            return;
        }

        deadlines.Add(law with
        {
            Name = law.Name + ", day that the law gives",
            Note = DeadlineCalendar.Join(
                earliest.Due is null
                    ? $"The day that {says} is not known yet, and it may be earlier than this one: do not rely on it."
                    : law.Due < earliest.Due
                    ? $"This is earlier than the day that {says}. The plan may give more time than the law; this is the safe day."
                    : $"This is later than the day that {says}. Do not rely on it.",
                law.Note),
        });
    }

    private static string LessThanLaw(Deadline law) =>
        $"The letter gives less time than the law does ({law.Allowed}, {law.Citation}). Keep the letter's day if you can. If it has passed, say in the appeal that the law gives more.";

    private static Deadline Confirmed(Deadline letter, Deadline law) => letter with
    {
        Citation = law.Citation,
        Url = law.Url,
        RuleId = law.RuleId,
        RuleStatus = law.RuleStatus,
        RuleChecked = law.RuleChecked,
    };

    /// <summary>
    /// Whether the letter's time is less than the law's: in the same unit by their lengths, with the days for the mail where the letter counts
    /// from its own date, or by the days that they give where the day of receipt is known; else by the days that they give.
    /// </summary>
    private bool IsShorter(Deadline letter, Deadline law, CaseFacts facts, bool fromNotice)
    {
        var rule = rules.Find(law.RuleId!);
        if (letter.Days is { } given && law.Days is { } lawful)
        {
            var isReceiptKnown = rule.Anchor == RuleAnchor.Receipt && DeadlineAnchor.ReceivedDay(facts) is not null;
            return given < lawful + (fromNotice ? rule.MailDays : 0) || (fromNotice && isReceiptKnown && letter.Due < law.Due);
        }

        return letter.Due is { } day && law.Due is { } last && day < last;
    }

    private static string Names(LegalRule rule) => string.Join(", ", rule.PlanTypes.Select(PlanTypeNames.Of));
}
