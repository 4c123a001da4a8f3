namespace DenialOps.Llm.Caching;

/// <summary>A store whose failures and silences are not its callers': it is a cache, so without it the call goes on.</summary>
internal sealed class GuardedStore(IResponseCache store, ResponseCacheOptions options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal async ValueTask<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var found = store.GetAsync(key, cancellationToken);
            return found.IsCompletedSuccessfully
                ? await found.ConfigureAwait(false)
                : await found.AsTask().WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            options.OnStoreFailure.Tell(error);
            return null;
        }
    }

    internal async ValueTask SetAsync(string key, ReadOnlyMemory<byte> answer)
    {
        try
        {
            // Not ended with the call: the answer is paid for.
            var kept = store.SetAsync(key, answer, options.TimeToLive, CancellationToken.None);
            if (!kept.IsCompletedSuccessfully)
            {
                await kept.AsTask().WaitAsync(Patience, time, CancellationToken.None).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // What a store fails by is its own affair; it is told.
        catch (Exception error)
#pragma warning restore CA1031
        {
            options.OnStoreFailure.Tell(error);
        }
    }
}
