using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Planning;

/// <summary>Tells the case in a few sentences, the deadline first.</summary>
/// <threadsafety>Stateless; safe to use from any number of threads.</threadsafety>
public sealed class SummaryWriter
{
    private const int MostFactors = 5;

    private readonly PlanContent _content = PlanLibrary.Current;

    /// <summary>Writes the summary.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="route">The way out.</param>
    /// <param name="deadlines">What is due, earliest first.</param>
    /// <param name="plan">The plan.</param>
    public CaseSummary Write(CaseFacts facts, RouteDecision route, IReadOnlyList<Deadline> deadlines, ActionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(deadlines);
        ArgumentNullException.ThrowIfNull(plan);
        return Write(new CaseView(facts, route, deadlines), plan);
    }

    internal CaseSummary Write(CaseView view, ActionPlan plan) => new()
    {
        SituationSummary = plan.Situation,
        Recommendation = plan.Recommendation,
        KeyPoints = KeyPoints(view, plan),
        Urgency = view.Route.Urgency,
        SuccessFactors = SuccessFactors(view),
    };

    private static List<string> KeyPoints(CaseView view, ActionPlan plan)
    {
        var points = new List<string>(6);
        if (!view.IsDenial)
        {
            points.Add("There is nothing to appeal in this document, as far as we can tell.");
            if (view.FastReview is { Due: { } call })
            {
                points.Add($"It names a fast review of the end of care. Call for it by {PrintedForm.Of(call)}.");
            }

            return points;
        }

        points.Add(DeadlinePoint(view));
        if (CorrectedClaimPoint(view) is { } correctedClaim)
        {
            points.Add(correctedClaim);
        }

        if (view.IsUrgent)
        {
            points.Add("This looks urgent. Ask the plan for a fast review today." + (view.FastAppeal is { } fast ? " " + fast.Sentence(view) : string.Empty));
        }
        else if (view.FastAppealOpen)
        {
            points.Add("If waiting could harm life, health or the chance to get better, ask for a fast appeal." + (view.FastAppeal is { } time ? " " + time.Sentence(view) : string.Empty));
        }

        if (view.PersonShouldLook)
        {
            points.Add("We are not sure about this one. A person should read the letter before anything is sent.");
        }

        if (plan.Steps is [var first, ..])
        {
            points.Add($"First step: {first.Title}.");
        }

        if (view.Leading is { Note: { } note })
        {
            points.Add(note);
        }

        foreach (var warning in view.Facts.Warnings)
        {
            if (CaseView.SaysSomething(warning.Message))
            {
                points.Add(warning.Message);
            }
        }

        return points;
    }

    private static string DeadlinePoint(CaseView view) => view.Deadline switch
    {
        { Due: { } due, DaysLeft: < 0, IsCertain: false } =>
            $"The last day to appeal may have been {PrintedForm.Of(due)}. Send the appeal all the same, and ask the plan to accept it if it is late.",
        { Due: { } due, DaysLeft: < 0 } => $"The last day to appeal that we know of, {PrintedForm.Of(due)}, has passed. Act now and ask for more time.",
        { Due: { } due } => $"Last day to appeal: {PrintedForm.Of(due)}.",
        _ when view.NoAppealRights => "There is no right to appeal this one. Correct the claim and send it again.",
        _ => "We do not know the last day to appeal. Ask the plan today.",
    };

    private static string? CorrectedClaimPoint(CaseView view) => view.CorrectedClaim switch
    {
        { Due: { } due, DaysLeft: < 0 } => $"The last day for a corrected claim may have been {PrintedForm.Of(due)}. Ask the plan whether it still takes one.",
        { Due: { } due } => $"Last day for a corrected claim: {PrintedForm.Of(due)}.",
        _ => null,
    };

    private List<string> SuccessFactors(CaseView view)
    {
        var factors = new List<string>(MostFactors);
        if (!view.IsDenial)
        {
            return factors;
        }

        var phrases = new PlanPhrases(view);
        foreach (var category in view.Categories)
        {
            Add(factors, _content.Categories[category], phrases);
        }

        Add(factors, RouteSection.Of(view, _content), phrases);
        return factors;
    }

    private static void Add(List<string> factors, PlanSection section, PlanPhrases phrases)
    {
        foreach (var factor in section.SuccessFactors)
        {
            if (factors.Count < MostFactors)
            {
                factors.Add(phrases.Fill(factor));
            }
        }
    }
}
