using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Timeouts;

/// <summary>One reading of a stream against the clock.</summary>
internal sealed class TimeoutStream(
    IChatClient inner,
    AttemptClocks clocks,
    IEnumerable<ChatMessage> messages,
    ChatOptions? options,
    CancellationToken cancellationToken) : StreamStage(cancellationToken)
{
    private readonly PartialText partial = new();
    private AttemptClock? clock;
    private bool begun;

    protected override IAsyncEnumerator<ChatResponseUpdate> Open()
    {
        clock = clocks.Start(streamed: true, CancellationToken);
        return inner.GetStreamingResponseAsync(messages, options, clock.Token).GetAsyncEnumerator(clock.Token);
    }

    protected override void Waiting() => clock!.Wait();

    protected override void Came(ChatResponseUpdate update)
    {
        begun = begun || StreamedContent.IsIn(update);
        clock!.Came(begun);
        partial.Add(update);
    }

    protected override Exception? Failed(Exception error)
    {
        if (clock!.Expired)
        {
            CallLog.Of(options)?.LastTimedOut();
            return partial.GiveTo(new LlmException(LlmErrorKind.Timeout, error));
        }

        // The caller looks for his own token in it.
        return error is OperationCanceledException && CancellationToken.IsCancellationRequested
            ? new OperationCanceledException(CancellationToken)
            : null;
    }

    protected override ValueTask CloseAsync()
    {
        clock!.Dispose();
        partial.Dispose();
        return ValueTask.CompletedTask;
    }
}
