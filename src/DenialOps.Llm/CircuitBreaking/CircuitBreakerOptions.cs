namespace DenialOps.Llm.CircuitBreaking;

/// <summary>When a circuit breaker opens, and for how long.</summary>
/// <remarks>Checked when a <see cref="CircuitBreakerChatClient"/> is built from it; the client keeps a copy.</remarks>
/// <example><code>var options = new CircuitBreakerOptions { FailureRatio = 0.3, BreakDuration = TimeSpan.FromSeconds(10) };</code></example>
public sealed class CircuitBreakerOptions
{
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The part of the calls of the window that has to fail for the breaker to open.</summary>
    /// <value>0.5; above 0, at most 1.</value>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>How many calls have to end within the window before the ratio means anything.</summary>
    /// <value>10; from 1 to 1,000,000.</value>
    public int MinimumThroughput { get; set; } = 10;

    /// <summary>The window: how far back calls are looked at. It moves on in tenths of itself.</summary>
    /// <value>30 seconds; from 100 milliseconds to 1 day.</value>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long calls are refused after an outage before one is let through as a probe.</summary>
    /// <value>30 seconds; above 0, at most 1 day.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same after <see cref="LlmErrorKind.QuotaExhausted"/>, which does not pass until somebody adds credit.</summary>
    /// <value>5 minutes; above 0, at most 1 day.</value>
    public TimeSpan QuotaBreakDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a probe may take before another call probes in its stead, so that one that hangs does not keep all out.</summary>
    /// <value>60 seconds; above 0, at most 1 day.</value>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Told when the account's credit or spend limit is used up: once, and again only after calls have succeeded in between. Called on the
    /// thread of the call that failed, and must be safe on any; an exception of its own is dropped.
    /// </summary>
    /// <value>Nobody.</value>
    public Action<LlmException>? OnQuotaExhausted { get; set; }

    /// <summary>Told when the breaker opens and when it closes; called as <see cref="OnQuotaExhausted"/> is.</summary>
    /// <value>Nobody.</value>
    public Action<CircuitStateChange>? OnStateChanged { get; set; }

    internal CircuitBreakerOptions Clone() => (CircuitBreakerOptions)MemberwiseClone();

    internal OptionProblems Problems()
    {
        var problems = new OptionProblems(nameof(CircuitBreakerOptions))
            .Check(nameof(FailureRatio), FailureRatio, FailureRatio is > 0 and <= 1, "above 0, at most 1")
            .Check(nameof(MinimumThroughput), MinimumThroughput, MinimumThroughput is >= 1 and <= 1_000_000, "from 1 to 1,000,000")
            .Check(
                nameof(SamplingDuration), SamplingDuration,
                SamplingDuration >= TimeSpan.FromMilliseconds(100) && SamplingDuration <= Longest, "from 100 ms to 1 day");
        Check(nameof(BreakDuration), BreakDuration);
        Check(nameof(QuotaBreakDuration), QuotaBreakDuration);
        Check(nameof(ProbeTimeout), ProbeTimeout);
        return problems;

        void Check(string name, TimeSpan time) =>
            problems.Check(name, time, time > TimeSpan.Zero && time <= Longest, "above 0, at most 1 day");
    }
}
