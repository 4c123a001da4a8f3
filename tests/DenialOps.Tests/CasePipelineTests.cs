using DenialOps.Facts;

namespace DenialOps.Tests;

public sealed class CasePipelineTests
{
    [Fact]
    public void A_letter_becomes_a_pack_with_the_time_of_each_stage()
    {
        var pack = new CasePipeline(SomeCase.Clock()).Run(SomeCase.Letter());

        pack.Stages.Select(s => s.Stage).ShouldBe(["facts", "routing", "deadlines", "planning", "summary", "drafting", "grounding"]);
        pack.Documents.ShouldContain(d => d.FileName == "action_plan.md");
        pack.Grounding.Count.ShouldBe(pack.Documents.Count);
        pack.Grounding.ShouldAllBe(g => g.IsGrounded);
    }

    [Fact]
    public void Facts_that_were_corrected_are_walked_on_from()
    {
        var pipeline = new CasePipeline(SomeCase.Clock());
        var reading = pipeline.ReadFacts(SomeCase.Letter());

        var pack = pipeline.Run(reading with { Facts = reading.Facts with { Appeal = new AppealFacts { DeadlineDate = SomeCase.Day("2024-03-01") } } });

        pack.Stages[0].Stage.ShouldBe("routing");
        pack.Deadlines[0].Due.ShouldBe(new DateOnly(2024, 3, 1));
    }

    [Fact]
    public void A_cancelled_walk_stops() =>
        Should.Throw<OperationCanceledException>(() => new CasePipeline(SomeCase.Clock()).Run(SomeCase.Letter(), new CancellationToken(canceled: true)));
}
