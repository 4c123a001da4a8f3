using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Drafting;

/// <summary>The variables that a template can use, as the models make them.</summary>
internal static class TemplateVariables
{
    /// <summary>The variables, those of the shortest forms included.</summary>
    public static IReadOnlyCollection<string> Names { get; } = Read();

    /// <summary>The lists whose items have members, with these.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Members { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["deadlines"] = ["name", "due", "explained", "derivation", "note"],
        ["steps"] = ["number", "title", "what", "who", "by_when", "document", "why"],
        ["evidence"] = ["item", "importance", "where", "why"],
        ["questions"] = ["question", "why"],
        ["codes"] = ["code", "meaning", "next_step"],
        ["code_changes"] = ["change", "quote"],
        ["reviews"] = ["name", "is_next", "decided_by", "who", "allowed", "allowed_by_law", "counted_from", "automatic", "answer", "urgent_answer", "note", "law"],
        ["assumptions"] = ["statement", "verify"],
    };

    private static HashSet<string> Read()
    {
        var view = ProbeCase.NothingKnown(DenialCategory.Other, "patient");
        var model = CaseModel.Of(view);
        PlanModel.Add(model, view, new ActionPlanner().Plan(view));
        return [.. model.Keys, "document"];
    }
}
