using System.Diagnostics;

namespace DenialOps.Benchmarks.Quick;

/// <summary>Times work on this thread: warmed up first, then in rounds.</summary>
internal static class Meter
{
    /// <summary>Repeats <paramref name="work"/> for about <paramref name="seconds"/> in rounds and gives the time of one repetition.</summary>
    public static Measured Repeat(Action work, double seconds, int rounds = 9)
    {
        WarmUp(work, Math.Max(seconds, 4));
        var times = new List<double>(rounds);
        var cpu = double.MaxValue;
        long allocated = 0, repetitions = 0;
        for (var round = 0; round < rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var processor = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            var count = 0;
            do
            {
                work();
                count++;
            }
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds / rounds);

            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / count);
            cpu = Math.Min(cpu, (Environment.CpuUsage.TotalTime - processor).TotalSeconds / count);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            repetitions += count;
        }

        times.Sort();
        return new Measured(times[0], times[rounds / 2], cpu, (double)allocated / repetitions);
    }

    /// <summary>Times one run, best of <paramref name="times"/>, in seconds of processor time.</summary>
    public static double Best(Action work, int times)
    {
        var best = double.MaxValue;
        for (var i = 0; i < times; i++)
        {
            GC.Collect();
            var start = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        return best;
    }

    private static void WarmUp(Action work, double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            work();
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
    }
}
