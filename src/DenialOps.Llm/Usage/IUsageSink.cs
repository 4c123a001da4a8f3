namespace DenialOps.Llm.Usage;

/// <summary>Takes each call as it ends, to keep it.</summary>
/// <remarks>
/// Called once a call, from many threads at once, whether the call succeeded or not. An implementation lets its exceptions out: who
/// calls it decides what a call that could not be kept means. It must not change the record, and may keep it.
/// </remarks>
/// <example>
/// <code>
/// public sealed class LineSink(TextWriter file) : IUsageSink
/// {
///     public ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken) =>
///         new(file.WriteLineAsync($"{call.Usage.Model} {call.Usage.TotalTokens}".AsMemory(), cancellationToken));
/// }
/// </code>
/// </example>
public interface IUsageSink
{
    /// <summary>Keeps a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the attempt to keep it.</param>
    ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken);
}
