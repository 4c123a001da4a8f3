using BenchmarkDotNet.Attributes;
using DenialOps.Drafting;
using DenialOps.Grounding;

namespace DenialOps.Benchmarks.Benchmarks;

/// <summary>Whole walks over letters of 2 to 3 KB. One operation is one letter, or one draft.</summary>
[MemoryDiagnoser]
public class LetterBenchmarks
{
    private readonly CasePipeline _pipeline = new(TimeProvider.System);
    private readonly GroundingChecker _checker;
    private readonly Draft _draft;
    private int _next;

    public LetterBenchmarks()
    {
        var pack = _pipeline.Run(Letters.Documents[0]);
        _draft = pack.Documents.MaxBy(d => d.Markdown.Length)!;
        _checker = new GroundingChecker([pack.Reading.Letter], pack.Reading.Facts, DerivedValues.Of(pack.Deadlines), RuleTexts.Of(pack.Reading.Facts, pack.Deadlines));
    }

    /// <summary>Bar: 200 µs (5,000 letters/s).</summary>
    [Benchmark]
    public double TextToFactsAndRoute()
    {
        var reading = _pipeline.ReadFacts(Letters.Reader.FromText(Letters.OfBar[Next()]));
        return _pipeline.DecideRoute(reading).Confidence;
    }

    /// <summary>Bar: 1 ms (1,000 packs/s).</summary>
    [Benchmark]
    public int WholePack() => _pipeline.Run(Letters.Documents[Next()]).Documents.Count;

    /// <summary>One draft against a prepared letter; the quick run states it in MB/s.</summary>
    [Benchmark]
    public bool GroundOneDraft() => _checker.Check(_draft.FileName, _draft.Markdown).IsGrounded;

    private int Next() => _next = (_next + 1) % Letters.OfBar.Count;
}
