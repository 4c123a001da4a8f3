using BenchmarkDotNet.Attributes;

namespace DenialOps.Benchmarks.Benchmarks;

/// <summary>Facts and route over longer and longer texts. Ten times the text may take ten times the time.</summary>
[MemoryDiagnoser]
public class LengthBenchmarks
{
    private readonly CasePipeline _pipeline = new(TimeProvider.System);
    private string _text = "";

    [Params(10_000, 100_000, 1_000_000, 10_000_000)]
    public int Characters { get; set; }

    [Params("letters", "1", "CO-1 ", "a. ", "|", "Label: ", "(")]
    public string Piece { get; set; } = "letters";

    [GlobalSetup]
    public void Setup() => _text = Piece == "letters" ? LongTexts.OfLetters(Characters) : LongTexts.OfPiece(Piece, Characters);

    [Benchmark]
    public double FactsAndRoute() => _pipeline.DecideRoute(_pipeline.ReadFacts(Letters.Reader.FromText(_text))).Confidence;
}
