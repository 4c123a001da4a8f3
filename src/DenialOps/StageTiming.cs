namespace DenialOps;

/// <summary>How long one stage of the walk took.</summary>
/// <param name="Stage">The room's name in lower case, for example <c>facts</c>.</param>
/// <param name="Duration">The time it took.</param>
public sealed record StageTiming(string Stage, TimeSpan Duration);
