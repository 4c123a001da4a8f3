using DenialOps.Deadlines;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Planning;

/// <summary>Chooses the steps that apply to a case, puts them in order and gives each its day.</summary>
internal sealed class StepBuilder(CaseView view, PlanPhrases phrases)
{
    /// <summary>What a step is all about: without it there is no step.</summary>
    private static readonly string?[] Needed = [PackContents.AppealLetter, PackContents.CoverageDisputeLetter, PackContents.RepresentativeAuthorization];

    /// <summary>A step before the call to the plan has its place there, whenever it is due.</summary>
    private const int FirstOfTheRest = 30;

    private readonly IReadOnlyList<string> _documents = PackContents.For(view);

    public List<PlanStep> Build(PlanContent content, List<PlanSection> sections)
    {
        var chosen = new List<StepContent>(20);
        if (view.IsDenial)
        {
            Choose(chosen, content.Steps);
        }

        foreach (var section in sections)
        {
            Choose(chosen, section.Steps);
        }

        if (!view.IsDenial)
        {
            // A notice of discharge denies nothing, and its fast review has a day all the same.
            Choose(chosen, content.Steps.Where(step => step.When == StepCondition.FastReview));
        }

        UseEveryDocument(chosen, content.DocumentSteps);
        var steps = new List<PlanStep>(chosen.Count + 1);
        if (view.PersonShouldLook)
        {
            steps.Add(PersonFirst(content));
        }

        foreach (var step in chosen.OrderBy(s => s.By == StepTime.Today || s.Order < FirstOfTheRest ? 0 : 1).ThenBy(s => s.Order))
        {
            steps.Add(Step(step, steps.Count + 1));
        }

        return steps;
    }

    private PlanStep PersonFirst(PlanContent content) => new()
    {
        Number = 1,
        Title = view.Words.PersonFirstTitle,
        What = content.PersonShouldLook,
        Who = view.Words.You,
        ByWhen = view.Words.Today,
        Why = view.Words.PersonFirstWhy,
    };

    /// <summary>Adds a step for each document of the pack that no chosen step uses.</summary>
    private void UseEveryDocument(List<StepContent> chosen, IReadOnlyList<StepContent> steps)
    {
        foreach (var step in steps)
        {
            if (_documents.Contains(step.Document!) && !chosen.Exists(s => DocumentOf(s) == step.Document))
            {
                chosen.Add(step);
            }
        }
    }

    private void Choose(List<StepContent> chosen, IEnumerable<StepContent> steps)
    {
        foreach (var step in steps)
        {
            if (Applies(step))
            {
                chosen.Add(step);
            }
        }
    }

    private bool Applies(StepContent step)
    {
        return view.IsFor(step.Audience) && (!Needed.Contains(step.Document) || DocumentOf(step) is not null) && step.When switch
        {
            StepCondition.Expedited => view.IsUrgent,
            StepCondition.OngoingCare => view.FastAppealOpen && view.Route.RestsOnOngoingCare,
            StepCondition.FastAppealOpen => view.FastAppealOpen && !view.Route.RestsOnOngoingCare,
            StepCondition.KeepServices => view.KeepServices is not null,
            StepCondition.FastReview => view.FastReview is not null,
            StepCondition.DeadlineUnknown => view.Deadline is null or { Basis: DeadlineBasis.Regulation } && !view.NoAppealRights,
            StepCondition.DeadlinePassed => view.Deadline is { DaysLeft: < 0, IsCertain: true },
            StepCondition.DeadlineMayHavePassed => view.Deadline is { DaysLeft: < 0, IsCertain: false },
            StepCondition.AppealRightsUnclear => view.AskAboutRights,
            StepCondition.AppealWritten => _documents.Contains(PackContents.AppealLetter) || _documents.Contains(PackContents.CoverageDisputeLetter),
            StepCondition.OverseerKnown => view.PlanType != PlanType.Unknown && !view.NoAppealRights,
            StepCondition.Drug => view.IsDrug,
            StepCondition.ExtensionOpen => view.Law.Extension is not null && view.CareEnds is not null && view.Route.Urgency == Urgency.Expedited,
            StepCondition.ApprovedCareCut => view.Law.AdvanceReview is not null,
            StepCondition.HelpNamed => CarePhrases.Other(view, Facts.Readers.NamedHelpReader.Name) is not null,
            StepCondition.PaymentDispute => view.Law.PaymentDispute is not null,
            StepCondition.NotDuplicate => view.IsCorrectable,
            StepCondition.PeerToPeer => view.PlanType != PlanType.Medicare,
            StepCondition.PastCare => view.IsPastCare,
            StepCondition.CareToCome => !view.IsPastCare,
            StepCondition.LateClaim => view.IsLateClaim && _documents.Contains(PackContents.AppealLetter),
            StepCondition.NotLateClaim => !view.IsLateClaim,
            _ => true,
        };
    }

    private PlanStep Step(StepContent step, int number) => new()
    {
        Number = number,
        Title = phrases.Fill(step.Title),
        What = phrases.Fill(step.What),
        Who = phrases.Fill(step.Who),
        By = step.By switch
        {
            StepTime.Deadline => view.Deadline?.Due,
            StepTime.CorrectedClaim => view.CorrectedClaim?.Due,
            _ => null,
        },
        ByWhen = ByWhen(step.By),
        Document = DocumentOf(step),
        Why = step.Why is null ? null : phrases.Fill(step.Why),
    };

    /// <summary>The document of a step, where the pack has it; a dispute of coverage is the appeal of its case.</summary>
    private string? DocumentOf(StepContent step) =>
        step.Document is null ? null
        : _documents.Contains(step.Document) ? step.Document
        : step.Document == PackContents.AppealLetter && _documents.Contains(PackContents.CoverageDisputeLetter) ? PackContents.CoverageDisputeLetter
        : null;

    private string ByWhen(StepTime time) => time switch
    {
        StepTime.Today => view.Words.Today,
        StepTime.ThisWeek when view.Leading?.DaysLeft is < 7 => view.Words.TodayOrTomorrow,
        StepTime.ThisWeek => view.Words.ThisWeek,
        StepTime.BeforeSending => view.Words.BeforeSending,
        StepTime.AfterSending => view.Words.AfterSending,
        StepTime.IfRefused => view.Words.IfRefused,
        StepTime.IfLate => view.Law.AnswerTime is { } answer ? Wording.Fill(view.Words.IfLate, ("time", PrintedForm.Time(answer, view.Language))) : view.Words.IfLateUnknown,
        StepTime.CorrectedClaim => ByWhen(view.CorrectedClaim, view.Words.ClaimTimeUnknown),
        // Where care goes on or the case is urgent, the last day of the appeal is no day to wait for.
        _ when view.Route.Urgency == Urgency.Expedited && view.Deadline is { DaysLeft: >= 0, Due: { } due } => Wording.Fill(view.Words.NowBy, ("day", PrintedForm.Of(due, view.Language))),
        _ => ByWhen(view.Deadline, view.Words.TimeUnknown, view.Law.IsFiledByPostmark),
    };

    private string ByWhen(Deadline? deadline, string unknown, bool postmark = false) => deadline switch
    {
        { DaysLeft: < 0, IsCertain: true, Due: { } due } => Wording.Fill(view.Words.DayPassed, ("day", PrintedForm.Of(due, view.Language))),
        { DaysLeft: < 0, Due: { } due } => Wording.Fill(view.Words.DayMayHavePassed, ("day", PrintedForm.Of(due, view.Language))),
        { Due: { } due } => Wording.Fill(postmark ? view.Words.PostmarkedBy : view.Words.ArrivesBy, ("day", PrintedForm.Of(due, view.Language))),
        _ => unknown,
    };
}
