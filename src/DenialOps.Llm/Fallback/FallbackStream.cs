using DenialOps.Llm.Errors;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>One reading of a stream that is asked of the next target when one fails before its first content.</summary>
internal sealed class FallbackStream(
    FallbackRun run, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    : StreamStage(cancellationToken)
{
    private readonly PartialText partial = new();
    private IAsyncEnumerator<ChatResponseUpdate>? opened;
    private FallbackRoute? route;

    protected override async ValueTask AcquireAsync()
    {
        while (opened is null)
        {
            route = run.Next()!;
            opened = await BeginAsync(route).ConfigureAwait(false);
        }
    }

    protected override IAsyncEnumerator<ChatResponseUpdate> Open() => opened!;

    protected override void Came(ChatResponseUpdate update) => partial.Add(update);

    protected override Exception? Failed(Exception error)
    {
        if (error is LlmException ours)
        {
            ours.CountAttempts(run.FailedAttempts + ours.Attempts);
            return null;
        }

        return CancellationToken.IsCancellationRequested || ForeignErrors.KindOf(error) is null ? null
            : partial.GiveTo(new LlmException(LlmErrorKind.StreamInterrupted, error)
            {
                Model = route!.Target.ModelId,
                Attempts = run.FailedAttempts + 1,
            });
    }

    protected override ValueTask CloseAsync()
    {
        partial.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads to the first content; null when that failed and another target is to be asked.</summary>
    private async ValueTask<IAsyncEnumerator<ChatResponseUpdate>?> BeginAsync(FallbackRoute target)
    {
        IAsyncEnumerator<ChatResponseUpdate>? updates = null;
        try
        {
            updates = target.Client.GetStreamingResponseAsync(messages, run.OptionsFor(target), CancellationToken)
                .GetAsyncEnumerator(CancellationToken);
            List<ChatResponseUpdate> held = [];
            while (await updates.MoveNextAsync().ConfigureAwait(false))
            {
                held.Add(updates.Current);
                partial.Add(updates.Current);
                if (StreamedContent.IsIn(updates.Current))
                {
                    break;
                }
            }

            if (held.Count > 0)
            {
                held[0].ModelId ??= target.ModelFor(options);
                ModelFallbackChatClient.Sign(held[0].AdditionalProperties ??= [], target, run);
            }

            Hold(held);
            return updates;
        }
        catch (Exception error)
        {
            if (updates is not null)
            {
                await updates.DisposeAsync().ConfigureAwait(false);
            }

            if (!run.GoesOn(target, error, CancellationToken))
            {
                partial.Dispose();
                throw;
            }

            partial.Clear();
            return null;
        }
    }
}
