using System.Diagnostics;
using DenialOps.Tests.Robustness;

namespace DenialOps.Benchmarks.Robustness;

/// <summary>The robustness run at full length.</summary>
internal static class FuzzRun
{
    /// <summary>The seed when none is given.</summary>
    public const int DefaultSeed = 1;

    private const int WholePackEvery = 4;
    private const int MostPrinted = 20;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    /// <summary>Runs <paramref name="count"/> inputs; 1 when one of them failed.</summary>
    public static async Task<int> RunAsync(int count, int seed)
    {
        var maker = new InputMaker(LetterCorpus.Load(Letters.Root), seed);
        var check = new InputCheck(TimeProvider.System);
        var (failed, bytes, start) = (0, 0L, Stopwatch.GetTimestamp());
        (TimeSpan Took, string What) slowest = default;
        for (var i = 0; i < count; i++)
        {
            var input = maker.Make(i);
            bytes += input.Bytes.Length;
            var begun = Stopwatch.GetTimestamp();
            var failure = await CheckAsync(check, input, (i + (i / 100)) % WholePackEvery == 0).ConfigureAwait(false);
            var took = Stopwatch.GetElapsedTime(begun);
            slowest = took > slowest.Took ? (took, $"input {i} ({input.Kind}, {input.Bytes.Length:#,0} bytes)") : slowest;
            if (failure is not null && ++failed <= MostPrinted)
            {
                Console.WriteLine($"input {i} of seed {seed} ({input.Kind}, {input.Bytes.Length} bytes): {failure}");
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"{count:#,0} inputs of seed {seed}, {bytes / 1e6:0} MB, {seconds:0} s: {failed:#,0} failed, {check.Refused:#,0} refused with a message; slowest {slowest.Took.TotalMilliseconds:0} ms, {slowest.What}"));
        return failed == 0 ? 0 : 1;
    }

    /// <summary>Writes one input to standard output, and what is wrong with it to standard error.</summary>
    public static async Task<int> ShowAsync(int seed, int number)
    {
        var input = new InputMaker(LetterCorpus.Load(Letters.Root), seed).Make(number);
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(input.Bytes).ConfigureAwait(false);
        var failure = await CheckAsync(new InputCheck(TimeProvider.System), input, wholePack: true).ConfigureAwait(false);
        await Console.Error.WriteLineAsync($"{input.Kind}: {failure ?? "nothing wrong"}").ConfigureAwait(false);
        return failure is null ? 0 : 1;
    }

    private static async Task<string?> CheckAsync(InputCheck check, FuzzInput input, bool wholePack)
    {
        try
        {
            return await Task.Run(() => check.RunAsync(input, wholePack)).WaitAsync(Hang).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return $"hangs: no answer after {Hang.TotalSeconds:0} s";
        }
    }
}
