using DenialOps.Llm.Prompts;
using DenialOps.Prompts;

namespace DenialOps.Tests.Prompts;

/// <summary>Each prompt with a short text for each of its inputs.</summary>
internal static class SomePrompt
{
    /// <summary>The inputs that a caller gives, in their order.</summary>
    public static IReadOnlyList<string> Given(string name) =>
        [.. CasePrompts.Default.Library.Get(name).Inputs.Keys.Where(input => input != "schema")];

    public static string Text(string input) => input switch
    {
        "letter" => "Dear [[MEMBER_NAME_1]]: your claim for 72148 was denied (CO-197). You have 180 days to appeal.",
        "plan_document" => "Section 7.2 Exclusions. The plan does not pay for massage.",
        "case_facts" => """{"claim":{"claim_number":"[[CLAIM_NUMBER_1]]"}}""",
        "summary" => """{"situation_summary":"The plan denied the MRI."}""",
        "plan" => """{"steps":[{"number":1,"what":"Call [[PHONE_1]]."}]}""",
        "draft" => "# Appeal of a denial\n\nPlease pay for the MRI.\n\n[SIGNATURE]",
        "evidence" => "The plan denied the MRI on May 4, 2026.",
        "violations" => "- \"May 5, 2026\" stands in no document",
        _ => throw new ArgumentException($"There is no text for the input '{input}'.", nameof(input)),
    };

    public static RenderedPrompt Of(string name)
    {
        var prompts = CasePrompts.Default;
        string letter = Text("letter"), facts = Text("case_facts"), draft = Text("draft");
        return name switch
        {
            PromptNames.ExtractFacts => prompts.ExtractFacts(letter),
            PromptNames.ExtractDenialReason => prompts.ExtractDenialReason(letter),
            PromptNames.ExtractPayerInfo => prompts.ExtractPayerInfo(letter),
            PromptNames.ExtractPlanRules => prompts.ExtractPlanRules(Text("plan_document")),
            PromptNames.PlanSummary => prompts.PlanSummary(facts, Text("summary")),
            PromptNames.ActionPlan => prompts.ActionPlan(facts, Text("plan")),
            PromptNames.AppealLetter => prompts.AppealLetter(facts, draft),
            PromptNames.CoverageDisputeLetter => prompts.CoverageDisputeLetter(facts, draft),
            PromptNames.ClinicianLetter => prompts.ClinicianLetter(facts, draft),
            PromptNames.CallScript => prompts.CallScript(facts, draft),
            PromptNames.ValidateGrounding => prompts.ValidateGrounding(Text("evidence"), draft),
            PromptNames.RepairDraft => prompts.RepairDraft(facts, draft, Text("violations")),
            _ => throw new ArgumentException($"There is no prompt '{name}'.", nameof(name)),
        };
    }
}
