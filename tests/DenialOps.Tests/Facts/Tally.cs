namespace DenialOps.Tests.Facts;

/// <summary>What was found rightly, found wrongly and not found.</summary>
internal readonly record struct Tally(int Right, int Superfluous, int Missed)
{
    public double Precision => Right + Superfluous == 0 ? 1 : Right / (double)(Right + Superfluous);

    public double F1 => (2 * Right) + Superfluous + Missed is var all && all == 0 ? 1 : 2.0 * Right / all;

    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Superfluous + b.Superfluous, a.Missed + b.Missed);
}
