using System.Text.RegularExpressions;
using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using Scriban.Runtime;

namespace DenialOps.Tests.Drafting;

/// <summary>docs/templates.md names what there is, and nothing else.</summary>
public sealed partial class TemplateDocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "templates.md"));

    [Fact]
    public void Every_template_is_listed() => Named("## The templates").ShouldBe(DocumentTemplates.Default.Names, ignoreOrder: true);

    [Fact]
    public void Every_variable_is_listed() => Named("## The variables").ShouldBe(TemplateVariables.Names, ignoreOrder: true);

    [Fact]
    public void Every_member_of_a_list_is_listed()
    {
        var listed = Section("## The items of the lists").Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .ToDictionary(l => Code().Matches(l)[0].Groups[1].Value, l => Code().Matches(l).Skip(1).Select(m => m.Groups[1].Value).ToArray());

        listed.Keys.ShouldBe(TemplateVariables.Members.Keys, ignoreOrder: true);
        foreach (var (list, members) in TemplateVariables.Members)
        {
            listed[list].ShouldBe(members, list);
        }
    }

    [Fact]
    public void The_members_are_those_that_the_model_makes()
    {
        var facts = SomeCase.Scan();
        facts = facts with { Payer = new PayerFacts { PlanType = SomeCase.Fact(PlanType.Employer) }, Service = facts.Service with { ProviderName = null }, Appeal = new AppealFacts(), Other = new Dictionary<string, Fact<string>> { [CodeChange.FactName] = SomeCase.Fact("add modifier 25 (99213)") } };
        var route = SomeCase.Route(Route.PriorAuthNeeded);
        var view = new CaseView(facts, route, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route));
        var model = CaseModel.Of(view);
        PlanModel.Add(model, view, new ActionPlanner().Plan(view));

        foreach (var (list, members) in TemplateVariables.Members)
        {
            var items = model[list].ShouldBeOfType<ScriptArray>(list);
            items[0].ShouldBeOfType<ScriptObject>(list).Keys.ShouldBe(members, ignoreOrder: true, list);
        }

        var lists = model.Where(v => v.Value is ScriptArray { Count: > 0 } items && items[0] is ScriptObject).Select(v => v.Key);
        lists.ShouldBe(TemplateVariables.Members.Keys, ignoreOrder: true);
    }

    private static IEnumerable<string> Named(string section) =>
        Section(section).Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).SelectMany(l => Code().Matches(l.Split('|')[1]).Select(m => m.Groups[1].Value));

    private static string Section(string heading)
    {
        var start = Text.IndexOf(heading + "\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, heading);
        var end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? Text[start..] : Text[start..end];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
