namespace DenialOps.Llm.Usage;

/// <summary>
/// Counts times in buckets whose width grows with the time, so that a quantile is within 1 % whatever was measured and the memory is
/// the same after a million calls as after none (Masson, Rim and Lee, DDSketch, VLDB 2019).
/// </summary>
internal sealed class LatencyHistogram
{
    internal const double RelativeError = 0.01;
    internal const double SmallestMs = 1;
    internal const double LargestMs = 3_600_000;

    private const double Growth = (1 + RelativeError) / (1 - RelativeError);
    private static readonly double LogGrowth = Math.Log(Growth);
    private static readonly int Buckets = Index(LargestMs) + 1;

    private readonly long[] counts = new long[Buckets];

    internal void Add(double milliseconds) =>
        Interlocked.Increment(ref counts[Index(Math.Clamp(milliseconds, SmallestMs, LargestMs))]);

    /// <summary>The smallest time that this share of the calls did not exceed; 0 when there were none.</summary>
    internal double Quantile(double share)
    {
        // A copy first: the rank and the walk have to see the same calls.
        var seen = (long[])counts.Clone();
        var rank = (long)Math.Ceiling(share * seen.Sum());
        if (rank == 0)
        {
            return 0;
        }

        var bucket = 0;
        for (long passed = seen[0]; passed < rank; passed += seen[bucket])
        {
            bucket++;
        }

        // The middle of a bucket in the sense of equal relative distance to both ends.
        return Math.Clamp(2 * Math.Pow(Growth, bucket) / (Growth + 1), SmallestMs, LargestMs);
    }

    private static int Index(double milliseconds) => (int)Math.Ceiling(Math.Log(milliseconds) / LogGrowth);
}
