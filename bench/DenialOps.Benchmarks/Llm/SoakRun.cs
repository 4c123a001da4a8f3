using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace DenialOps.Benchmarks.Llm;

/// <summary>A million calls through the whole client: the memory that stays after the last tenth is that after the first.</summary>
internal static class SoakRun
{
    private const int Parts = 10;
    private const double MostGrowthMegabytes = 4;
    private static readonly ChatMessage[] Prompt = [new(ChatRole.User, new string('x', 1_024))];

    /// <summary>Prints a line for each tenth; 1 when the memory grew.</summary>
    public static async Task<int> RunAsync(int calls)
    {
        using var client = Pipelines.Build(Pipelines.Whole);
        var start = Stopwatch.GetTimestamp();
        double first = 0, last = 0;
        for (var part = 0; part < Parts; part++)
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, calls / Parts), async (number, token) =>
                await client.GetResponseAsync(Prompt, new ChatOptions { MaxOutputTokens = 100, Seed = number }, token).ConfigureAwait(false));
            last = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
            first = part == 0 ? last : first;
            Console.WriteLine(FormattableString.Invariant(
                $"{(part + 1) * (calls / Parts),12:N0} calls {last,8:0.0} MB kept {Stopwatch.GetElapsedTime(start).TotalSeconds,8:0.0} s"));
        }

        var flat = last - first <= MostGrowthMegabytes;
        Console.WriteLine(FormattableString.Invariant($"grew by {last - first:0.0} MB, bar {MostGrowthMegabytes} MB{(flat ? "" : "  MISSED")}"));
        return flat ? 0 : 1;
    }
}
