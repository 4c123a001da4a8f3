namespace DenialOps.Llm.Caching;

/// <summary>Where answers are kept. Write one to share them between processes or to keep them on disk.</summary>
/// <remarks>
/// A key is 64 hexadecimal digits and tells nothing of the request. A value holds the answer's text as it was given: keep it as safe as the
/// answers themselves. Has to be safe on any thread. What it throws is told to <see cref="ResponseCacheOptions.OnStoreFailure"/> and
/// counts as not found.
/// </remarks>
/// <example>
/// <code>
/// public sealed class RedisResponseCache(IDatabase redis) : IResponseCache
/// {
///     public async ValueTask&lt;ReadOnlyMemory&lt;byte&gt;?&gt; GetAsync(string key, CancellationToken cancellationToken) =>
///         (byte[]?)await redis.StringGetAsync(key);
///
///     public async ValueTask SetAsync(
///         string key, ReadOnlyMemory&lt;byte&gt; answer, TimeSpan timeToLive, CancellationToken cancellationToken) =>
///         await redis.StringSetAsync(key, answer, timeToLive);
/// }
/// </code>
/// </example>
public interface IResponseCache
{
    /// <summary>The answer that is kept under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>What was set; null when there is none or its time is over.</returns>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps an answer in place of any other under its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="answer">The answer. It does not change afterwards.</param>
    /// <param name="timeToLive">How long it may be given out; above 0.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    ValueTask SetAsync(string key, ReadOnlyMemory<byte> answer, TimeSpan timeToLive, CancellationToken cancellationToken);
}
