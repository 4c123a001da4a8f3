namespace DenialOps.Llm.Retry;

/// <summary>How often and after what waits a failed call is sent again.</summary>
/// <remarks>
/// Checked when a <see cref="RetryPolicy"/> is built from it; the policy keeps a copy, so later changes have no effect on it.
/// </remarks>
/// <example><code>var options = new RetryOptions { MaxRetries = 5, MaxDelay = TimeSpan.FromSeconds(20) };</code></example>
public sealed class RetryOptions
{
    internal static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>How many times a call is sent again after it failed; one more than that is sent in all.</summary>
    /// <value>3; from 0 (never again) to 100.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The back-off after the first failure.</summary>
    /// <value>1 second; above 0, at most 1 day.</value>
    public TimeSpan InitialDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The largest back-off.</summary>
    /// <value>60 seconds; from <see cref="InitialDelay"/> to 1 day.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>By how much the back-off grows with each failure.</summary>
    /// <value>2; from 1 (always the same) to 10.</value>
    public double ExponentialBase { get; set; } = 2.0;

    /// <summary>How chance spreads the waits.</summary>
    /// <value><see cref="RetryJitter.Full"/>.</value>
    public RetryJitter Jitter { get; set; } = RetryJitter.Full;

    /// <summary>
    /// The longest wait that a provider may ask for. When it asks for more, the call is not slept on: its error is thrown at once.
    /// </summary>
    /// <value>60 seconds; from 0 (any wish to wait ends the retries) to 1 day.</value>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The kinds of <see cref="LlmException"/> that are sent again, if <see cref="LlmException.IsTransient"/> agrees.</summary>
    /// <value>Rate limit, overload, timeout, connection, server, interrupted stream. Null for these; empty for none.</value>
    public IReadOnlyCollection<LlmErrorKind>? RetryableErrors { get; set; }

    /// <summary>
    /// Which other exceptions are sent again. Asked for every exception that is neither an <see cref="LlmException"/> nor the caller's
    /// cancellation.
    /// </summary>
    /// <value>
    /// Null: timeouts, sockets, broken connections, and HTTP failures of status 408, 409, 429, 500, 502, 503, 504 or 529.
    /// </value>
    public Func<Exception, bool>? ShouldRetry { get; set; }

    /// <summary>The back-off before chance and before what the provider asks for.</summary>
    /// <param name="attempt">How many attempts failed before the one that just failed: 0 after the first.</param>
    /// <returns>
    /// <c>InitialDelay × ExponentialBase^attempt</c>, at most <see cref="MaxDelay"/>: by default 1, 2, 4, 8, 16, 32, 60, 60 … seconds.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempt"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">An option is outside its range.</exception>
    public TimeSpan GetDelay(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        return Problems() is { } problems ? throw new InvalidOperationException(problems) : Backoff(attempt);
    }

    internal TimeSpan Backoff(int attempt)
    {
        // In floating point the power may be infinite: the comparison is right for that too.
        var ticks = InitialDelay.Ticks * Math.Pow(ExponentialBase, attempt);
        return ticks < MaxDelay.Ticks ? TimeSpan.FromTicks((long)ticks) : MaxDelay;
    }

    internal RetryOptions Clone()
    {
        var copy = (RetryOptions)MemberwiseClone();
        copy.RetryableErrors = RetryableErrors is null ? null : [.. RetryableErrors];
        return copy;
    }

    /// <summary>What is wrong, each with option, value and range; null when nothing is.</summary>
    internal string? Problems()
    {
        var problems = new OptionProblems(nameof(RetryOptions))
            .Check(nameof(MaxRetries), MaxRetries, MaxRetries is >= 0 and <= 100, "from 0 to 100")
            .Check(
                nameof(InitialDelay), InitialDelay, InitialDelay > TimeSpan.Zero && InitialDelay <= LongestDelay, "above 0, at most 1 day")
            .Check(
                nameof(MaxDelay), MaxDelay, MaxDelay >= InitialDelay && MaxDelay <= LongestDelay,
                $"from {nameof(InitialDelay)} ({InitialDelay:c}) to 1 day")
            .Check(nameof(ExponentialBase), ExponentialBase, ExponentialBase is >= 1 and <= 10, "from 1 to 10")
            .Check(nameof(Jitter), Jitter, Enum.IsDefined(Jitter), string.Join(", ", Enum.GetNames<RetryJitter>()))
            .Check(
                nameof(MaxRetryAfter), MaxRetryAfter, MaxRetryAfter >= TimeSpan.Zero && MaxRetryAfter <= LongestDelay, "from 0 to 1 day");
        foreach (var kind in RetryableErrors ?? [])
        {
            problems.Check(nameof(RetryableErrors), kind, Enum.IsDefined(kind), $"the names of {nameof(LlmErrorKind)}");
        }

        return problems.Text;
    }
}
