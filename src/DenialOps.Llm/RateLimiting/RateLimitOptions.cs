namespace DenialOps.Llm.RateLimiting;

/// <summary>How fast calls are let through.</summary>
/// <remarks>Checked when a limiter is built from it; the limiter keeps a copy.</remarks>
/// <example><code>var options = new RateLimitOptions { RequestsPerMinute = 600, InputTokensPerMinute = 200_000 };</code></example>
public sealed class RateLimitOptions
{
    /// <summary>Requests in any minute.</summary>
    /// <value>Null for no limit; otherwise from 1 to 10,000,000.</value>
    public int? RequestsPerMinute { get; set; }

    /// <summary>Input tokens in any minute, by the estimate when a call is sent and by its real usage afterwards.</summary>
    /// <value>Null for no limit; otherwise from 1 to 10,000,000,000.</value>
    public long? InputTokensPerMinute { get; set; }

    /// <summary>Output tokens in any minute: the most that a call may give when it is sent, what it gave afterwards.</summary>
    /// <value>Null for no limit; otherwise from 1 to 10,000,000,000.</value>
    public long? OutputTokensPerMinute { get; set; }

    /// <summary>Calls that are under way at once.</summary>
    /// <value>Null for no limit; otherwise from 1 to 1,000,000.</value>
    public int? MaxConcurrency { get; set; }

    /// <summary>Calls that may wait; one more is refused.</summary>
    /// <value>10,000; from 0 (nobody waits) to 1,000,000.</value>
    public int QueueLimit { get; set; } = 10_000;

    /// <summary>
    /// How much of a minute's limit may go at once after a pause, in percent; the rest is spread evenly. At least one request always may.
    /// </summary>
    /// <value>1; from 0 to 50.</value>
    public double BurstPercent { get; set; } = 1;

    /// <summary>The output tokens that are counted for a call that sets no maximum, until its usage is known.</summary>
    /// <value>1,024; from 1 to 10,000,000.</value>
    public int DefaultMaxOutputTokens { get; set; } = 1_024;

    /// <summary>How long everybody pauses after a refusal of the provider's (HTTP 429) that does not say how long.</summary>
    /// <value>1 second; from 0 to 1 day.</value>
    public TimeSpan DefaultPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause; if the provider asks for more, calls are tried again after this.</summary>
    /// <value>60 seconds; from 0 to 1 day.</value>
    public TimeSpan MaxPause { get; set; } = TimeSpan.FromSeconds(60);

    internal RateLimitOptions Clone() => (RateLimitOptions)MemberwiseClone();

    internal OptionProblems Problems()
    {
        var day = TimeSpan.FromDays(1);
        return new OptionProblems(nameof(RateLimitOptions))
            .Check(
                nameof(RequestsPerMinute), RequestsPerMinute, RequestsPerMinute is null or (>= 1 and <= 10_000_000),
                "not set, or from 1 to 10,000,000")
            .Check(
                nameof(InputTokensPerMinute), InputTokensPerMinute, InputTokensPerMinute is null or (>= 1 and <= 10_000_000_000),
                "not set, or from 1 to 10,000,000,000")
            .Check(
                nameof(OutputTokensPerMinute), OutputTokensPerMinute, OutputTokensPerMinute is null or (>= 1 and <= 10_000_000_000),
                "not set, or from 1 to 10,000,000,000")
            .Check(
                nameof(MaxConcurrency), MaxConcurrency, MaxConcurrency is null or (>= 1 and <= 1_000_000),
                "not set, or from 1 to 1,000,000")
            .Check(nameof(QueueLimit), QueueLimit, QueueLimit is >= 0 and <= 1_000_000, "from 0 to 1,000,000")
            .Check(nameof(BurstPercent), BurstPercent, BurstPercent is >= 0 and <= 50, "from 0 to 50")
            .Check(
                nameof(DefaultMaxOutputTokens), DefaultMaxOutputTokens, DefaultMaxOutputTokens is >= 1 and <= 10_000_000,
                "from 1 to 10,000,000")
            .Check(nameof(DefaultPause), DefaultPause, DefaultPause >= TimeSpan.Zero && DefaultPause <= day, "from 0 to 1 day")
            .Check(nameof(MaxPause), MaxPause, MaxPause >= TimeSpan.Zero && MaxPause <= day, "from 0 to 1 day");
    }
}
