using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

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

    /// <summary>A case of which nothing is known but the kind of reason and who acts.</summary>
    public static CaseView NothingKnown(DenialCategory category, string audience)
    {
        var facts = new CaseFacts
        {
            CaseId = "case",
            ExtractedAt = DateTimeOffset.UnixEpoch,
            Document = new DocumentFacts { FileName = "letter.txt", MediaType = "text/plain", Pages = 1, Characters = 1, Sha256 = string.Empty },
            Denial = new DenialFacts { Categories = [new Fact<DenialCategory>(category, 1, FactMethod.User, null)] },
            Other = new Dictionary<string, Fact<string>>(StringComparer.Ordinal) { ["audience"] = new(audience, 1, FactMethod.User, null) },
        };
        var route = new RouteDecision { Route = Route.MedicalNecessityAppeal, Confidence = 1, Reasoning = string.Empty, Urgency = Urgency.Standard };
        return new CaseView(facts, route, []);
    }

    private static HashSet<string> Read()
    {
        var view = NothingKnown(DenialCategory.Other, "patient");
        var model = CaseModel.Of(view);
        PlanModel.Add(model, view, new ActionPlanner().Plan(view));
        return [.. model.Keys, "document"];
    }
}
