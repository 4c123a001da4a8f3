namespace DenialOps.Benchmarks.Quick;

/// <summary>Time per MB over longer and longer texts: it may not grow with the length.</summary>
internal static class LengthTable
{
    /// <summary>Quadratic work would grow a hundredfold; the rest is memory beyond the cache, and noise.</summary>
    private const double MostGrowth = 3;
    private const double MostSeconds = 10;
    private static readonly int[] Lengths = [10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Prints the table; false when a time per MB grew.</summary>
    public static bool Run(CasePipeline pipeline)
    {
        Console.WriteLine($"{"facts and route, ms per MB",-52}{"10 KB",9}{"100 KB",9}{"1 MB",9}{"10 MB",9}{"growth",9}{"bar",6}");
        var met = Row(pipeline, "letters", LongTexts.OfLetters);
        foreach (var (name, piece) in LongTexts.Hostile)
        {
            met &= Row(pipeline, $"\"{name}\"", length => LongTexts.OfPiece(piece, length));
        }

        return met;
    }

    private static bool Row(CasePipeline pipeline, string name, Func<int, string> make)
    {
        var perMegabyte = new List<double>(Lengths.Length);
        foreach (var length in Lengths)
        {
            // What would take too long is not waited for; the growth up to there tells.
            if (perMegabyte.Count > 1 && perMegabyte[^1] / perMegabyte[^2] * perMegabyte[^1] * length / 1e9 > MostSeconds)
            {
                break;
            }

            var text = make(length);
            perMegabyte.Add(Meter.Best(() => pipeline.DecideRoute(pipeline.ReadFacts(Letters.Reader.FromText(text))), Times(length)) * 1e9 / length);
        }

        var growth = perMegabyte[^1] / perMegabyte[1];
        var met = growth <= MostGrowth;
        var cells = string.Concat(Enumerable.Range(0, Lengths.Length).Select(i => i < perMegabyte.Count ? FormattableString.Invariant($"{perMegabyte[i],9:0}") : $"{"-",9}"));
        Console.WriteLine(FormattableString.Invariant($"{name,-52}{cells}{FormattableString.Invariant($"{growth:0.0}x"),9}{"3x",6}{(met ? "" : "  MISSED")}"));
        return met;
    }

    private static int Times(int length) => length switch { <= 10_000 => 20, <= 100_000 => 5, <= 1_000_000 => 2, _ => 1 };
}
