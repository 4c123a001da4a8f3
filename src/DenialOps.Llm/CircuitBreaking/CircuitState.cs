namespace DenialOps.Llm.CircuitBreaking;

/// <summary>Whether a circuit breaker lets calls through.</summary>
public enum CircuitState
{
    /// <summary>Calls go through and are counted.</summary>
    Closed,

    /// <summary>Calls are refused until the break is over.</summary>
    Open,

    /// <summary>The break is over: one call goes through as a probe, and the others are refused until it has ended.</summary>
    HalfOpen,
}
