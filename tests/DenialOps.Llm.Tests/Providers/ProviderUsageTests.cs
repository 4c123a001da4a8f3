using DenialOps.Llm.Providers;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Providers;

public sealed class ProviderUsageTests : ProviderTest
{
    private static readonly ProviderSimulator.Scripts.Usage Used = new()
    {
        InputTokens = 10,
        CacheReadTokens = 20,
        CacheWrite5MinuteTokens = 30,
        CacheWrite1HourTokens = 40,
        OutputTokens = 9,
        ReasoningTokens = 4,
    };

    [Theory]
    [InlineData(LlmProvider.OpenAI, false, 70, 0)]
    [InlineData(LlmProvider.OpenAI, true, 70, 0)]
    [InlineData(LlmProvider.OpenAIResponses, false, 70, 0)]
    [InlineData(LlmProvider.OpenAIResponses, true, 70, 0)]
    [InlineData(LlmProvider.Anthropic, false, 30, 40)]
    [InlineData(LlmProvider.Anthropic, true, 30, 40)]
    public async Task Usage_has_one_shape_whoever_reports_it(LlmProvider provider, bool streamed, int written, int writtenForAnHour)
    {
        Simulator.Script("m", Reply.Text("An MRI of the knee was denied.", Used));

        var response = await AskAsync(Client(provider, "m"), streamed);

        response.Usage!.InputTokenCount.ShouldBe(100);
        response.Usage.TotalTokenCount.ShouldBe(109);
        ReportedUsage.Of(response.Usage, "m").ShouldBe(
            TokenUsage.FromExclusiveInput("m", 10, 9, 20, written, writtenForAnHour, 4));
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.OpenAIResponses)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task A_stream_tells_its_usage_once_at_its_end(LlmProvider provider)
    {
        Simulator.Script("m", Reply.Text("An MRI of the knee was denied, the hip was not.", Used));

        var updates = await Client(provider, "m").GetStreamingResponseAsync(Prompt, cancellationToken: Cancel).ToListAsync(Cancel);

        updates.SelectMany(update => update.Contents).OfType<UsageContent>().ShouldHaveSingleItem();
        updates[^1].Contents.ShouldHaveSingleItem().ShouldBeOfType<UsageContent>();
        updates.ToChatResponse().Messages.ShouldHaveSingleItem();
        updates.Count(update => update.Text.Length > 0).ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI, false)]
    [InlineData(LlmProvider.OpenAI, true)]
    [InlineData(LlmProvider.OpenAIResponses, false)]
    [InlineData(LlmProvider.OpenAIResponses, true)]
    [InlineData(LlmProvider.Anthropic, false)]
    [InlineData(LlmProvider.Anthropic, true)]
    public async Task Usage_that_was_not_reported_is_null(LlmProvider provider, bool streamed) =>
        (await AskAsync(Client(provider, "fault-usage-missing"), streamed)).Usage.ShouldBeNull();

    [Theory]
    [InlineData(LlmProvider.OpenAI, false)]
    [InlineData(LlmProvider.OpenAI, true)]
    [InlineData(LlmProvider.OpenAIResponses, false)]
    [InlineData(LlmProvider.OpenAIResponses, true)]
    [InlineData(LlmProvider.Anthropic, false)]
    [InlineData(LlmProvider.Anthropic, true)]
    public async Task What_an_answer_that_was_cut_has_used_is_in_the_error(LlmProvider provider, bool streamed)
    {
        Simulator.Script("m", Reply.With(new() { Text = "Half of a", Finish = FinishReason.Length, Usage = Used }));

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Client(provider, "m"), streamed));

        error.Usage!.PromptTokens.ShouldBe(100);
        error.Usage.CompletionTokens.ShouldBe(9);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_asks_for_usage_unless_that_is_turned_off(bool asked)
    {
        var client = Client(LlmProvider.OpenAI, configure: options => options.IncludeStreamUsage = asked);

        var response = await AskAsync(client, streamed: true);

        (Simulator.Requests.All[0].Json()!["stream_options"] is not null).ShouldBe(asked);
        (response.Usage is not null).ShouldBe(asked);
        response.Text.ShouldNotBeEmpty();
    }
}
