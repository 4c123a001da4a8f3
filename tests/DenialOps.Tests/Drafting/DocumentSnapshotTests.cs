using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Grounding;
using DenialOps.Planning;

namespace DenialOps.Tests.Drafting;

public sealed class DocumentSnapshotTests
{
    public static TheoryData<string> Cases => [.. SnapshotCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_documents_are_those_that_a_person_has_read_and_approved(string name)
    {
        var (facts, route) = SnapshotCases.All[name];
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        var plan = new ActionPlanner().Plan(facts, route, deadlines);

        var drafts = new PackDrafter().WriteAll(facts, route, deadlines, plan);

        drafts.ShouldSatisfyAllConditions([.. drafts.Select<Draft, Action>(d => () => Snapshot.ShouldMatch(d.Markdown, $"{name}.{d.FileName}"))]);
        Snapshot.Names(name).ShouldBe(drafts.Select(d => d.FileName), ignoreOrder: true);
        var checker = new GroundingChecker([SomeCase.LetterOf(facts)], facts, DerivedValues.Of(deadlines), RuleTexts.Of(facts, deadlines));
        drafts.SelectMany(d => checker.Check(d.FileName, d.Markdown).UngroundedClaims).ShouldBeEmpty();
    }
}
