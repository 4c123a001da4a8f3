using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.RateLimiting;

/// <summary>One reading of a stream that waits for its turn and says at its end what it used.</summary>
internal sealed class RateLimitStream(
    RateLimitChatClient limiter, IChatClient inner, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    : StreamStage(cancellationToken)
{
    private RateLimitUse use;
    private readonly long characters = TokenEstimate.Characters(messages, options);
    private RateLimitLease? lease;
    private Exception? failure;

    protected override async ValueTask AcquireAsync() =>
        lease = await limiter.AcquireAsync(characters, options, CancellationToken).ConfigureAwait(false);

    protected override IAsyncEnumerator<ChatResponseUpdate> Open() =>
        inner.GetStreamingResponseAsync(messages, options, CancellationToken).GetAsyncEnumerator(CancellationToken);

    protected override void Came(ChatResponseUpdate update) => use.Add(update);

    protected override void Ended() => use.Complete = true;

    protected override Exception? Failed(Exception error)
    {
        failure = error;
        return null;
    }

    protected override async ValueTask CloseAsync()
    {
        await limiter.PauseIfRefusedAsync(failure).ConfigureAwait(false);
        await limiter.ReleaseAsync(lease!, use, characters).ConfigureAwait(false);
    }
}
