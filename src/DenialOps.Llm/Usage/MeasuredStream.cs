using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>One reading of a stream that is measured.</summary>
internal sealed class MeasuredStream(
    IChatClient inner,
    MeteredClient client,
    bool keepsText,
    IReadOnlyList<ChatMessage> messages,
    ChatOptions? options,
    CancellationToken cancellationToken) : StreamStage(cancellationToken)
{
    private AnswerMeter meter;

    /// <summary>Takes what was measured.</summary>
    internal required Func<AnswerMeter, ValueTask> OnEnd { get; init; }

    protected override IAsyncEnumerator<ChatResponseUpdate> Open()
    {
        meter = new AnswerMeter(client, messages, options, keepsText);
        return inner.GetStreamingResponseAsync(messages, options, CancellationToken).GetAsyncEnumerator(CancellationToken);
    }

    protected override void Came(ChatResponseUpdate update) => meter.Take(update);

    protected override void Ended() => meter.Complete();

    protected override Exception? Failed(Exception error)
    {
        meter.Failed(error);
        return null;
    }

    protected override ValueTask CloseAsync() => OnEnd(meter);
}
