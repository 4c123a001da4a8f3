using DenialOps.Deadlines;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Planning;

/// <summary>Chooses the steps that apply to a case, puts them in order and gives each its day.</summary>
internal sealed class StepBuilder(CaseView view, PlanPhrases phrases)
{
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

        var steps = new List<PlanStep>(chosen.Count + 1);
        if (view.PersonShouldLook)
        {
            steps.Add(PersonFirst(content));
        }

        foreach (var step in chosen.OrderBy(s => s.Order))
        {
            steps.Add(Step(step, steps.Count + 1));
        }

        return steps;
    }

    private static PlanStep PersonFirst(PlanContent content) => new()
    {
        Number = 1,
        Title = "Have a person read the letter",
        What = content.PersonShouldLook,
        Who = "You",
        ByWhen = "Today",
        Why = "A wrong first step costs time that you may not have.",
    };

    private void Choose(List<StepContent> chosen, IReadOnlyList<StepContent> steps)
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
        return view.IsFor(step.Audience) && step.When switch
        {
            StepCondition.Expedited => view.Route.Urgency == Urgency.Expedited,
            StepCondition.FastAppealOpen => view.FastAppealOpen,
            StepCondition.KeepServices => view.KeepServices is not null,
            StepCondition.FastReview => view.FastReview is not null,
            StepCondition.DeadlineUnknown => view.Deadline is null or { Basis: DeadlineBasis.Regulation } && !view.NoAppealRights,
            StepCondition.DeadlinePassed => view.Deadline is { DaysLeft: < 0, IsCertain: true },
            StepCondition.DeadlineMayHavePassed => view.Deadline is { DaysLeft: < 0, IsCertain: false },
            StepCondition.AppealRightsUnclear => view.AskAboutRights,
            StepCondition.AppealWritten => _documents.Contains(PackContents.AppealLetter) || _documents.Contains(PackContents.CoverageDisputeLetter),
            StepCondition.OverseerKnown => view.PlanType != PlanType.Unknown && !view.NoAppealRights,
            StepCondition.Drug => view.IsDrug,
            StepCondition.NotDuplicate => view.Categories.Count == 0 || view.Categories[0] != DenialCategory.Duplicate,
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
        Document = step.Document is { } document && _documents.Contains(document) ? document : null,
        Why = step.Why is null ? null : phrases.Fill(step.Why),
    };

    private string ByWhen(StepTime time) => time switch
    {
        StepTime.Today => "Today",
        StepTime.ThisWeek when view.Leading?.DaysLeft is < 7 => "Today or tomorrow",
        StepTime.ThisWeek => "This week",
        StepTime.BeforeSending => "Before you send it",
        StepTime.AfterSending => "A few days after you send it",
        StepTime.IfRefused => "If they say no",
        StepTime.CorrectedClaim => ByWhen(view.CorrectedClaim, "As soon as you can: ask the plan by when. Its contract with the provider says it (timely filing)"),
        _ => ByWhen(view.Deadline, "As soon as you can: the last day is not known"),
    };

    private static string ByWhen(Deadline? deadline, string unknown) => deadline switch
    {
        { DaysLeft: < 0, IsCertain: true, Due: { } due } => $"Now: the last day we know of, {PrintedForm.Of(due)}, has passed",
        { DaysLeft: < 0, Due: { } due } => $"Now: the last day may have been {PrintedForm.Of(due)}",
        { Due: { } due } => $"So that it arrives by {PrintedForm.Of(due)}",
        _ => unknown,
    };
}
