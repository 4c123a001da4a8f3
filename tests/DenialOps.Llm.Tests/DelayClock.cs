using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests;

/// <summary>
/// A clock that goes on by each wait that somebody begins on it, and by nothing else, so that what happened when is exact whatever else
/// the machine does. A limit does not pass by itself: it is set on a timer that was there already, or is a source of cancellation.
/// </summary>
public sealed class DelayClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && state is not CancellationTokenSource)
        {
            waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Lets the waits go by, one after the other, as they begin.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        await foreach (var wait in waits.Reader.ReadAllAsync(cancellationToken))
        {
            Advance(wait);
        }
    }
}
