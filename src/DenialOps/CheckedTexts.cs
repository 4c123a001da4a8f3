using DenialOps.Grounding;
using DenialOps.Planning;

namespace DenialOps;

/// <summary>
/// Holds the texts that only data files carry (<c>action_plan.json</c>, <c>summary.json</c>) to the same rule as the documents: what
/// nothing supports is not delivered. A text that must be there is replaced by one that says nothing about the case.
/// </summary>
internal sealed class CheckedTexts(GroundingChecker checker)
{
    private const string NotChecked = "We could not check what we would have written here. Read the letter.";

    /// <summary>The plan without texts that nothing supports.</summary>
    public ActionPlan Clean(ActionPlan plan) => plan with
    {
        Situation = Or(plan.Situation, NotChecked),
        Recommendation = Or(plan.Recommendation, NotChecked),
        Steps = [.. plan.Steps.Select(Clean)],
        Evidence = [.. plan.Evidence.Where(e => Holds(e.Item) && Holds(e.WhereToGet) && Holds(e.WhyItHelps))],
        Questions = [.. plan.Questions.Where(q => Holds(q.Question) && Holds(q.Why))],
        Assumptions = [.. plan.Assumptions.Where(a => Holds(a.Statement) && Holds(a.HowToVerify))],
        Citations = [.. plan.Citations.Where(Holds)],
    };

    /// <summary>The summary without texts that nothing supports; itself where every text is supported.</summary>
    public CaseSummary Clean(CaseSummary summary)
    {
        var all = string.Join("\n\n", [summary.SituationSummary, summary.Recommendation, .. summary.KeyPoints, .. summary.SuccessFactors]);
        return Holds(all) ? summary : summary with
        {
            SituationSummary = Or(summary.SituationSummary, NotChecked),
            Recommendation = Or(summary.Recommendation, NotChecked),
            KeyPoints = [.. summary.KeyPoints.Where(Holds)],
            SuccessFactors = [.. summary.SuccessFactors.Where(Holds)],
        };
    }

    private PlanStep Clean(PlanStep step) => step with
    {
        Title = Or(step.Title, "Read the letter"),
        What = Or(step.What, NotChecked),
        Who = Or(step.Who, "You"),
        ByWhen = step.ByWhen is { } when && Holds(when) ? when : null,
        By = step.ByWhen is { } words && Holds(words) ? step.By : null,
        Why = step.Why is { } why && Holds(why) ? why : null,
    };

    private string Or(string text, string otherwise) => Holds(text) ? text : otherwise;

    private bool Holds(string text) => checker.Check(string.Empty, text).IsGrounded;
}
