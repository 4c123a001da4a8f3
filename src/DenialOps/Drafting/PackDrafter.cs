using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Drafting;

/// <summary>
/// Writes the documents of a case from templates: letters, checklists, the call script and the plan in words. Values are data: they
/// are never read as template text, and a value that is not known is a blank in square brackets.
/// </summary>
/// <threadsafety>Stateless; safe to use from any number of threads.</threadsafety>
public sealed class PackDrafter
{
    /// <summary>Writes every document of the case, the action plan first.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="route">The way out.</param>
    /// <param name="deadlines">What is due, earliest first.</param>
    /// <param name="plan">The plan.</param>
    public IReadOnlyList<Draft> WriteAll(CaseFacts facts, RouteDecision route, IReadOnlyList<Deadline> deadlines, ActionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(deadlines);
        ArgumentNullException.ThrowIfNull(plan);
        var view = new CaseView(facts, route, deadlines);
        var session = new DraftSession(view, plan);
        var drafts = new List<Draft> { session.Write(PackContents.ActionPlan) };
        foreach (var document in PackContents.For(view))
        {
            drafts.Add(session.Write(document));
        }

        return drafts;
    }
}
