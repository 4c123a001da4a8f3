using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps;

/// <summary>
/// What a patient reads, once more in another language: the plan and the call script. They are checked like the rest; one that fails is
/// left out and said to be, for the English one is there.
/// </summary>
internal static class TranslatedDrafts
{
    private static readonly Lazy<RuleText> SpanishWords = new(() => new RuleText(
        "our own Spanish texts",
        string.Join('\n', Texts.Select(Resources.TextOf))));

    /// <summary>Where our own Spanish words stand.</summary>
    private static IEnumerable<string> Texts =>
    [
        "DenialOps.Knowledge.plans.es.json", "DenialOps.Knowledge.rules.es.json", "DenialOps.Knowledge.wording.es.json",
        "DenialOps.Templates.action_plan.es.liquid", "DenialOps.Templates.call_script.es.liquid", "DenialOps.Templates.case_block.es.liquid",
    ];

    /// <summary>Writes and checks the documents of <paramref name="view"/>'s language; none for billing staff.</summary>
    public static (IReadOnlyList<Draft> Documents, IReadOnlyList<GroundingReport> Reports, IReadOnlyList<string> Warnings) Write(
        CaseView view, LetterReading reading, IReadOnlyList<DerivedValue> derived, IReadOnlyList<RuleText> rules, DocumentTemplates? templates = null)
    {
        if (view.Language == DocumentLanguage.English || view.ForProvider)
        {
            return ([], [], []);
        }

        var checker = new GroundingChecker(reading, [], derived, [.. rules, .. RuleTexts.Codes(view.Facts, view.Language), SpanishWords.Value]);
        var session = new DraftSession(view, new ActionPlanner().Plan(view), templates);
        var (documents, reports, warnings) = (new List<Draft>(2), new List<GroundingReport>(2), new List<string>());
        foreach (var name in view.IsDenial ? (ReadOnlySpan<string>)["action_plan.es.md", "call_script.es.md"] : ["action_plan.es.md"])
        {
            var draft = session.Write(name);
            var report = checker.Check(name, draft.Markdown);
            if (report.IsGrounded)
            {
                documents.Add(draft);
                reports.Add(report);
            }
            else
            {
                warnings.Add($"{name} was left out, because nothing in the letter supports: {string.Join("; ", report.UngroundedClaims.Take(5).Select(c => MarkdownText.OneLine(c, 80)))}. Use the English one.");
            }
        }

        return (documents, reports, warnings);
    }
}
