using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Retry;

/// <summary>
/// One reading of a stream that is begun anew when it fails before its first content, and after it where the reader wants that.
/// </summary>
internal sealed class RetryStream(
    IChatClient inner,
    RetryPolicy policy,
    bool restarts,
    IReadOnlyList<ChatMessage> messages,
    ChatOptions? options,
    CancellationToken cancellationToken) : StreamStage(cancellationToken)
{
    private readonly PartialText partial = new();
    private RetryRun run = policy.Begin(options);
    private IAsyncEnumerator<ChatResponseUpdate>? opened;
    private bool hasContent;
    private bool isRestarted;

    protected override ValueTask AcquireAsync() => BeginAsync();

    protected override IAsyncEnumerator<ChatResponseUpdate> Open() => opened!;

    protected override void Came(ChatResponseUpdate update) => partial.Add(update);

    protected override async ValueTask<bool> TryRecoverAsync(Exception error)
    {
        if (!run.Count(error) || !restarts || !run.TryAgain(error, CancellationToken))
        {
            return false;
        }

        isRestarted |= hasContent;
        partial.Clear();
        await ReplaceAsync(null).ConfigureAwait(false);
        await run.WaitAsync(messages, options, CancellationToken).ConfigureAwait(false);
        await BeginAsync().ConfigureAwait(false);
        await ReplaceAsync(opened).ConfigureAwait(false);
        return true;
    }

    protected override Exception? Failed(Exception error) => hasContent && policy.Interrupted(error)
        ? partial.GiveTo(new LlmException(LlmErrorKind.StreamInterrupted, error) { Attempts = run.Failed })
        : null;

    protected override ValueTask CloseAsync()
    {
        partial.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Asks until there is content, or the answer ends without any.</summary>
    private async ValueTask BeginAsync()
    {
        while (true)
        {
            CancellationToken.ThrowIfCancellationRequested();
            var updates = inner.GetStreamingResponseAsync(messages, options?.Clone(), CancellationToken).GetAsyncEnumerator(CancellationToken);
            try
            {
                List<ChatResponseUpdate> held = [];
                hasContent = false;
                while (!hasContent && await updates.MoveNextAsync().ConfigureAwait(false))
                {
                    held.Add(updates.Current);
                    partial.Add(updates.Current);
                    hasContent = StreamedContent.IsIn(updates.Current);
                }

                opened = updates;
                Hold(Told(held));
                return;
            }
            catch (Exception error)
            {
                await updates.DisposeAsync().ConfigureAwait(false);
                if (!run.Count(error) || !run.TryAgain(error, CancellationToken))
                {
                    partial.Dispose();
                    throw;
                }
            }

            partial.Clear();
            await run.WaitAsync(messages, options, CancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The first pieces of the attempt that is handed on, told of the attempts before it.</summary>
    private List<ChatResponseUpdate> Told(List<ChatResponseUpdate> held)
    {
        if (isRestarted)
        {
            held.Insert(0, new ChatResponseUpdate { AdditionalProperties = new() { [RetryChatClient.RestartedKey] = true } });
        }

        if (run.Failed > 0 && held.Count > 0)
        {
            (held[0].AdditionalProperties ??= [])[RetryChatClient.AttemptsKey] = run.Failed + 1;
        }

        return held;
    }
}
