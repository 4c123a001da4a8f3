namespace DenialOps.Benchmarks.Quick;

/// <summary>How long one piece of work takes, in seconds.</summary>
/// <param name="Best">The quickest round by the clock.</param>
/// <param name="Median">The middle round by the clock.</param>
/// <param name="BestCpu">The quickest round in processor time: on a busy machine, what one free core would need.</param>
/// <param name="Allocated">Bytes allocated.</param>
internal sealed record Measured(double Best, double Median, double BestCpu, double Allocated);
