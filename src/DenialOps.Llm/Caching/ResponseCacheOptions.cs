namespace DenialOps.Llm.Caching;

/// <summary>Which answers are kept, and for how long.</summary>
/// <remarks>Checked when a <see cref="ResponseCacheChatClient"/> is built from it; the client keeps a copy.</remarks>
/// <example><code>var options = new ResponseCacheOptions { TimeToLive = TimeSpan.FromDays(1), MaxTemperature = 0 };</code></example>
public sealed class ResponseCacheOptions
{
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>How long an answer is served after it was given.</summary>
    /// <value>1 hour; above 0, at most 30 days.</value>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How much memory the answers of the default store may take; those used longest ago leave first.</summary>
    /// <value>64 MiB in bytes; from 4,096 to 64 GiB. Not used with a store of one's own.</value>
    public long SizeLimit { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// The highest <see cref="Microsoft.Extensions.AI.ChatOptions.Temperature"/> at which an answer is kept. A call that sets none is
    /// never cached: the provider's default, usually 1, asks for a new answer each time.
    /// </summary>
    /// <value>0.3, below which answers to one prompt are much the same; from 0 to 2.</value>
    public float MaxTemperature { get; set; } = 0.3f;

    /// <summary>
    /// Told when the store fails; the call goes on without it. Called on the thread of the call, and must be safe on any; an exception of
    /// its own is dropped.
    /// </summary>
    /// <value>Nobody.</value>
    public Action<Exception>? OnStoreFailure { get; set; }

    internal ResponseCacheOptions Clone() => (ResponseCacheOptions)MemberwiseClone();

    internal OptionProblems Problems() => new OptionProblems(nameof(ResponseCacheOptions))
        .Check(nameof(TimeToLive), TimeToLive, TimeToLive > TimeSpan.Zero && TimeToLive <= Longest, "above 0, at most 30 days")
        .Check(nameof(SizeLimit), SizeLimit, SizeLimit is >= 4096 and <= 64L * 1024 * 1024 * 1024, "from 4,096 to 68,719,476,736")
        .Check(nameof(MaxTemperature), MaxTemperature, MaxTemperature is >= 0 and <= 2, "from 0 to 2");
}
