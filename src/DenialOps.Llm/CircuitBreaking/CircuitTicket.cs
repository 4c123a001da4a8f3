namespace DenialOps.Llm.CircuitBreaking;

/// <summary>A call that was let through.</summary>
/// <param name="Era">In which it was let through: each opening, probe and closing begins another.</param>
/// <param name="IsProbe">Whether it decides if the circuit closes.</param>
internal readonly record struct CircuitTicket(int Era, bool IsProbe);
