using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>A stream of which each reading is a stage of its own, and so a call of its own.</summary>
/// <param name="stage">Makes the stage of a reading, by the token that ends it.</param>
/// <param name="caller">The token of the call.</param>
internal sealed class StreamOf(Func<CancellationToken, StreamStage> stage, CancellationToken caller)
    : IAsyncEnumerable<ChatResponseUpdate>
{
    public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (!cancellationToken.CanBeCanceled || cancellationToken == caller)
        {
            return stage(caller);
        }

        if (!caller.CanBeCanceled)
        {
            return stage(cancellationToken);
        }

        var both = CancellationTokenSource.CreateLinkedTokenSource(caller, cancellationToken);
        var reading = stage(both.Token);
        reading.Owned = both;
        return reading;
    }
}
