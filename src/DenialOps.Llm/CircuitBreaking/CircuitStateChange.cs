namespace DenialOps.Llm.CircuitBreaking;

/// <summary>A circuit breaker opened, or closed again.</summary>
/// <example><code>options.OnStateChanged = change => log.Warn($"{change.From} to {change.To}: {change.Error?.Message}");</code></example>
public sealed record CircuitStateChange
{
    /// <summary>What it was.</summary>
    public required CircuitState From { get; init; }

    /// <summary>What it is now: <see cref="CircuitState.Open"/> or <see cref="CircuitState.Closed"/>.</summary>
    public required CircuitState To { get; init; }

    /// <summary>The failure that opened it. Null when it closed.</summary>
    public LlmException? Error { get; init; }

    /// <summary>How long it stays open before the next probe. Null when it closed.</summary>
    public TimeSpan? Break { get; init; }
}
