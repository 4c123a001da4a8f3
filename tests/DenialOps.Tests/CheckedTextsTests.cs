using DenialOps.Grounding;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Tests.Facts;
using DenialOps.Tests.Robustness;

namespace DenialOps.Tests;

/// <summary>The texts that only data files carry are held to the same rule as the documents.</summary>
public sealed class CheckedTextsTests
{
    private const string Invented = "Call Dr. Vlasta Ummerhof at (212) 555-0199 by March 3, 2031.";

    [Fact]
    public void A_plan_with_an_invention_loses_it_and_nothing_else()
    {
        var plan = Plan();
        var steps = plan.Steps.Select((step, i) => i == 1 ? step with { What = Invented, Why = Invented } : step).ToList();

        var clean = Texts().Clean(plan with { Situation = Invented, Steps = steps, Citations = [Invented, .. plan.Citations] });

        clean.Situation.ShouldBe("We could not check what we would have written here. Read the letter.");
        clean.Recommendation.ShouldBe(plan.Recommendation);
        clean.Steps[1].What.ShouldNotBe(Invented);
        clean.Steps[1].Why.ShouldBeNull();
        clean.Steps.Where((_, i) => i != 1).ShouldBe(plan.Steps.Where((_, i) => i != 1));
        clean.Citations.ShouldBe([plan.Citations[0]], "the letter of this test gives no time to appeal");
    }

    [Fact]
    public void A_summary_with_an_invention_loses_it_and_nothing_else()
    {
        var summary = new CaseSummary { SituationSummary = Invented, Recommendation = "Appeal.", KeyPoints = ["Last day to appeal: July 13, 2031.", "First step: Call the plan."] };

        var clean = Texts().Clean(summary);

        clean.SituationSummary.ShouldNotBe(Invented);
        clean.Recommendation.ShouldBe("Appeal.");
        clean.KeyPoints.ShouldBe(["First step: Call the plan."]);
    }

    [Fact]
    public void What_the_corpus_gives_is_true_to_its_letters_as_it_is()
    {
        var pipeline = new CasePipeline(SomeCase.Clock("2026-11-26"));
        foreach (string text in LetterCorpus.Load(Repository.Root).Texts.Where((_, i) => i % 4 == 0))
        {
            var pack = pipeline.Run(SomeLetter.Document(text));
            var writtenSummary = new SummaryWriter().Write(pack.Reading.Facts, pack.Route, pack.Deadlines, pack.Plan);

            pack.Summary.KeyPoints.ShouldBe(writtenSummary.KeyPoints);
            pack.Summary.SituationSummary.ShouldBe(writtenSummary.SituationSummary);
            pack.Warnings.ShouldBeEmpty();
        }
    }

    private static CheckedTexts Texts() => new(new GroundingChecker([SomeCase.Letter()], SomeCase.Scan()));

    private static ActionPlan Plan()
    {
        var view = new CaseView(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded), []);
        return new ActionPlanner().Plan(view);
    }
}
