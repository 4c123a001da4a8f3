using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Usage;

public sealed class TokenEstimateTests
{
    [Fact]
    public void It_learns_what_a_character_comes_to()
    {
        var estimate = new TokenEstimate();
        for (var i = 0; i < 200; i++)
        {
            estimate.Learn(1_000, 500);
        }

        estimate.Likely(1_000).ShouldBeInRange(495, 505);
    }

    [Fact]
    public void Short_requests_and_impossible_counts_teach_little()
    {
        var estimate = new TokenEstimate();
        var before = estimate.TokensPerCharacter;
        estimate.Learn(10, 100);
        estimate.Learn(1_000, 0);

        estimate.TokensPerCharacter.ShouldBe(before);
    }

    [Fact]
    public void Messages_instructions_tools_and_attachments_count()
    {
        var tool = AIFunctionFactory.Create(() => 1, "count", "Counts the pages of a letter.");
        var image = new DataContent(new byte[10], "image/png");
        ChatMessage[] messages = [new(ChatRole.User, new string('a', 400)), new(ChatRole.User, [image])];
        var options = new ChatOptions { Instructions = "Be exact.", Tools = [tool] };

        TokenEstimate.Characters([messages[0]], null).ShouldBe(412);
        TokenEstimate.Characters(messages, null).ShouldBe(412 + 12 + 5_250);
        TokenEstimate.Characters([messages[0]], options).ShouldBeGreaterThan(412 + 9 + 34);
        TokenEstimate.Characters([messages[0]], new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(tool.JsonSchema) }).ShouldBe(412 + tool.JsonSchema.GetRawText().Length);
    }
}
