using DenialOps.Artifacts;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Tests.Artifacts;

/// <summary>Packs of cases made by hand, as the pipeline would make them.</summary>
internal static class SomePack
{
    public static CasePack Of(CaseFacts facts, RouteDecision route)
    {
        var letter = SomeCase.Letter();
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        var view = new CaseView(facts, route, deadlines);
        var plan = new ActionPlanner().Plan(view);
        var reading = new LetterReading(letter, [], facts);
        var done = CheckedDrafts.Begin(view, plan).Check(reading, DerivedValues.Of(deadlines), RuleTexts.Of(facts, deadlines), new SummaryWriter().Write(view, plan));
        return new CasePack
        {
            Reading = reading,
            Route = route,
            Deadlines = deadlines,
            Plan = done.Plan,
            Summary = done.Summary,
            Documents = done.Documents,
            Grounding = done.Reports,
            Warnings = done.Warnings,
            Stages = [new StageTiming("facts", TimeSpan.FromMilliseconds(0.25)), new StageTiming("routing", TimeSpan.FromMilliseconds(1.0 / 3))],
        };
    }

    public static IReadOnlyList<CaseArtifact> Files(CaseFacts facts, RouteDecision route) => CaseArtifacts.Render(Of(facts, route));

    public static string Text(IReadOnlyList<CaseArtifact> files, string name) =>
        System.Text.Encoding.UTF8.GetString(files.Single(f => f.FileName == name).Content.Span);
}
