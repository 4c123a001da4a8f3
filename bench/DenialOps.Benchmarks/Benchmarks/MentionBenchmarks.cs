using BenchmarkDotNet.Attributes;
using DenialOps.Mentions;

namespace DenialOps.Benchmarks.Benchmarks;

/// <summary>The recogniser alone. One operation reads 1 MB of letters, so 1 s an operation is 1 MB/s.</summary>
[MemoryDiagnoser]
public class MentionBenchmarks
{
    private readonly string _text = LongTexts.OfLetters(1_000_000);

    [Benchmark]
    public int Recognise() => MentionRecognizer.Recognize(_text).Count;
}
