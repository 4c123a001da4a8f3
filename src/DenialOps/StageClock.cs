namespace DenialOps;

/// <summary>Runs the stages of one walk, takes their times and stops between two of them when the caller cancels.</summary>
internal sealed class StageClock(TimeProvider timeProvider, CancellationToken cancellationToken)
{
    private readonly List<StageTiming> _stages = new(8);

    /// <summary>The stages that were run, in order.</summary>
    public IReadOnlyList<StageTiming> Stages => _stages;

    /// <summary>Runs one stage.</summary>
    public T Measure<T>(string stage, Func<T> run)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = timeProvider.GetTimestamp();
        var result = run();
        _stages.Add(new StageTiming(stage, timeProvider.GetElapsedTime(start)));
        return result;
    }

    /// <summary>Runs one stage that waits for others.</summary>
    public async Task<T> MeasureAsync<T>(string stage, Func<Task<T>> run)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = timeProvider.GetTimestamp();
        var result = await run().ConfigureAwait(false);
        _stages.Add(new StageTiming(stage, timeProvider.GetElapsedTime(start)));
        return result;
    }
}
