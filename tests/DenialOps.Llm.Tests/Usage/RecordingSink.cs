using System.Collections.Concurrent;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Tests.Usage;

/// <summary>Keeps every record, or does what it is told to.</summary>
internal sealed class RecordingSink(Func<CallRecord, ValueTask>? onWrite = null) : IUsageSink
{
    private readonly ConcurrentQueue<CallRecord> calls = new();

    public IReadOnlyList<CallRecord> Calls => [.. calls];

    public CallRecord Only => Calls.ShouldHaveSingleItem();

    public ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken)
    {
        calls.Enqueue(call);
        return onWrite?.Invoke(call) ?? ValueTask.CompletedTask;
    }
}
