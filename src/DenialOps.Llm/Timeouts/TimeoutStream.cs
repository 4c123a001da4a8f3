using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Timeouts;

/// <summary>One reading of a stream against the clock.</summary>
internal sealed class TimeoutStream(
    IChatClient inner,
    AttemptClocks clocks,
    TimeoutFailure failure,
    IEnumerable<ChatMessage> messages,
    ChatOptions? options,
    CancellationToken cancellationToken) : StreamStage(cancellationToken)
{
    private readonly PartialText partial = new();
    private AttemptClock? clock;
    private bool begun;

    protected override IAsyncEnumerator<ChatResponseUpdate> Open()
    {
        clock = clocks.Start(streamed: true, clocks.Limits.IsDeadline ? CallOptions.UntilOf(options) : null, CancellationToken);
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
            return partial.GiveTo(failure.Of(error, options, keepsText: !begun));
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
