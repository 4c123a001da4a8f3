using DenialOps.Llm.Usage;

namespace DenialOps.Cli.Commands;

/// <summary>Keeps the record of the one call that is made.</summary>
internal sealed class CallTrace : IUsageSink
{
    /// <summary>The record; null before the call has ended.</summary>
    public CallRecord? Call { get; private set; }

    public ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken)
    {
        Call = call;
        return ValueTask.CompletedTask;
    }
}
