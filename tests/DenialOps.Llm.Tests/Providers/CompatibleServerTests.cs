using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>Servers that copy OpenAI's Chat Completions and have words of their own for why an answer ends.</summary>
public sealed class CompatibleServerTests : ProviderTest
{
    private const string Text = "An MRI of the knee was denied, the hip was not.";

    public static TheoryData<string, string, bool> Words => new(
        from row in new[]
        {
            ("error", "Server"), ("abort", "StreamInterrupted"), ("model_length", "Truncated"), ("content_filter", "ContentFiltered"),
            ("eos", ""), ("eos_token", ""), ("stop_sequence", ""), ("COMPLETE", ""),
        }
        from streamed in new[] { false, true }
        select (row.Item1, row.Item2, streamed));

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Their_words_are_judged_over_a_real_connection(string word, string kind, bool streamed)
    {
        Simulator.Script("m", Reply.With(new() { Text = Text, FinishWord = word }));
        var client = Client(LlmProvider.OpenAI, "m");

        if (kind.Length == 0)
        {
            var response = await AskAsync(client, streamed);

            response.Text.ShouldBe(Text);
            response.FinishReason.ShouldBe(ChatFinishReason.Stop);
            response.Usage.ShouldNotBeNull();
            return;
        }

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed));
        error.Kind.ToString().ShouldBe(kind);
        error.Code.ShouldBe(word);
        error.GetPartialText().ShouldBe(Text);
        error.Usage.ShouldNotBeNull();
        Simulator.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_word_before_the_end_is_none(bool cut)
    {
        var step = Reply.With(new() { Text = Text, UnfinishedWord = "" });
        Simulator.Script("m", cut ? step with { Delivery = new() { Ending = BodyEnding.Cut } } : step);
        var client = Client(LlmProvider.OpenAI, "m", options => options.IncludeStreamUsage = false);

        if (cut)
        {
            (await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: true))).Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
        }
        else
        {
            var updates = await client.GetStreamingResponseAsync(Prompt, cancellationToken: Cancel).ToListAsync(Cancel);

            string.Concat(updates.Select(update => update.Text)).ShouldBe(Text);
            updates.Count(update => update.FinishReason is not null).ShouldBe(1);
        }
    }

    [Fact]
    public async Task An_answer_whose_only_word_is_empty_is_not_whole()
    {
        Simulator.Script("m", Reply.With(new() { Text = Text, FinishWord = "" }));

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Client(LlmProvider.OpenAI, "m"), streamed: false));

        error.Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
    }
}
