using DenialOps.Llm.Retry;
using DenialOps.Llm.Streaming;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Streaming;

public sealed class StreamedResponseChatClientTests
{
    [Fact]
    public async Task Who_asked_is_told_how_much_of_the_answer_has_come_and_from_the_start_again_when_it_is_asked_for_anew()
    {
        var told = new List<int>();
        using var inner = new TestChatClient { Stream = (call, _, _) => Pieces(breaks: call == 1) };
        using var client = new ChatClientBuilder(inner)
            .UseRetry(new RetryOptions { InitialDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) }, timeProvider: new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) })
            .UseStreamedResponses()
            .Build();

        var answer = await client.GetResponseAsync("?", new LlmCall { OnReceiving = told.Add }.AddTo(new ChatOptions()), TestContext.Current.CancellationToken);

        answer.Text.ShouldBe("one two");
        told.ShouldBe([3, 3, 7]);
    }

    [Fact]
    public async Task What_a_listener_throws_is_not_the_calls_failure()
    {
        using var inner = new TestChatClient { Stream = (_, _, _) => Pieces(breaks: false) };
        using var client = new ChatClientBuilder(inner).UseStreamedResponses().Build();

        var answer = await client.GetResponseAsync("?", new LlmCall { OnReceiving = _ => throw new InvalidOperationException() }.AddTo(new ChatOptions()), TestContext.Current.CancellationToken);

        answer.Text.ShouldBe("one two");
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Pieces(bool breaks)
    {
        yield return new(ChatRole.Assistant, "one");
        await Task.Yield();
        if (breaks)
        {
            throw new LlmException(LlmErrorKind.StreamInterrupted);
        }

        yield return new(ChatRole.Assistant, " two") { FinishReason = ChatFinishReason.Stop };
    }
}
