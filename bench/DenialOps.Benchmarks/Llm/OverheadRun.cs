using Microsoft.Extensions.AI;

namespace DenialOps.Benchmarks.Llm;

/// <summary>
/// What each middleware adds to a call and to a streamed piece, in processor time and memory, in one run; bars for the whole.
/// </summary>
internal static class OverheadRun
{
    private const int Calls = 20_000;
    private const int Streams = 200;
    // The compiler is done with the whole client after a second or two of calls.
    private const int Rounds = 30;
    private static readonly ChatMessage[] Prompt = [new(ChatRole.User, new string('x', 1_024))];

    /// <summary>Prints the table; false when a bar is missed.</summary>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"{"beyond the bare client",-50}{"µs/call",10}{"bytes/call",12}{"ns/piece",10}{"bytes/piece",13}");
        await MeasureAsync(Pipelines.Bare);
        var met = true;
        foreach (var name in Pipelines.Names.Skip(1))
        {
            // The bare client anew each time: what else the machine does then meets both.
            var bare = await MeasureAsync(Pipelines.Bare);
            var over = await MeasureAsync(name) - bare;
            var missed = name switch
            {
                Pipelines.Whole => over.CallMicroseconds > 5 || over.CallBytes > 2_048 || over.PieceNanoseconds > 200 || over.PieceBytes > 1,
                Pipelines.WithCache => over.CallMicroseconds > 12,
                _ => false,
            };
            met &= !missed;
            Print(name, over, missed);
        }

        await CompareWithVendorsAsync();
        return met ? 0 : 1;
    }

    /// <summary>A call to its end, not beyond another: what the vendors' own clients take of it, and ours with the vendor's inside.</summary>
    private static async Task CompareWithVendorsAsync()
    {
        using var transport = new InstantTransport();
        Console.WriteLine();
        Console.WriteLine($"{"in all, over a transport that answers at once",-50}{"µs/call",10}{"bytes/call",12}{"ns/piece",10}{"bytes/piece",13}");
        foreach (var name in Vendors.Names)
        {
            using var client = Vendors.Build(name, transport);

            // Once for the compiler: what each of them takes to become ready is far more than a call.
            await MeasureAsync(client, Calls / 10, Streams / 20);
            Print(name, await MeasureAsync(client, Calls / 10, Streams / 20), missed: false);
        }
    }

    private static void Print(string name, Overhead cost, bool missed) => Console.WriteLine(FormattableString.Invariant(
        $"{name,-50}{cost.CallMicroseconds,10:0.00}{cost.CallBytes,12:0}{cost.PieceNanoseconds,10:0}{cost.PieceBytes,13:0.0}{(missed ? "  MISSED" : "")}"));

    private static async Task<Overhead> MeasureAsync(string name)
    {
        using var client = Pipelines.Build(name);
        return await MeasureAsync(client, Calls, Streams);
    }

    private static async Task<Overhead> MeasureAsync(IChatClient client, int calls, int streams)
    {
        var seed = 0;
        var call = await BestAsync(calls, async () => await client.GetResponseAsync(Prompt, new ChatOptions
        {
            Temperature = 0,
            MaxOutputTokens = 100,
            Seed = ++seed,
        }).ConfigureAwait(false));
        var stream = await BestAsync(streams, async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync(Prompt, new ChatOptions { Temperature = 1, MaxOutputTokens = 100 }).ConfigureAwait(false))
            {
            }
        });
        // What a stream costs once is no cost of a piece: the memory of two lengths is compared.
        var pieces = InstantChatClient.Chunks;
        return new(call.Seconds * 1e6, call.Bytes, stream.Seconds * 1e9 / pieces, (stream.Bytes - (await BytesOfShortAsync(client, streams))) / pieces);
    }

    /// <summary>The memory of a stream that is left after its first piece.</summary>
    private static async Task<double> BytesOfShortAsync(IChatClient client, int streams) => (await BestAsync(streams, async () =>
    {
        await foreach (var update in client.GetStreamingResponseAsync(Prompt, new ChatOptions { Temperature = 1, MaxOutputTokens = 100 }).ConfigureAwait(false))
        {
            break;
        }
    })).Bytes;

    private static async Task<(double Seconds, double Bytes)> BestAsync(int times, Func<Task> work)
    {
        var best = (Seconds: double.MaxValue, Bytes: double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var start = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < times; i++)
            {
                await work().ConfigureAwait(false);
            }

            var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds / times;
            best = (Math.Min(best.Seconds, seconds), Math.Min(best.Bytes, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)times));
        }

        return best;
    }

    private sealed record Overhead(double CallMicroseconds, double CallBytes, double PieceNanoseconds, double PieceBytes)
    {
        public static Overhead operator -(Overhead all, Overhead bare) => new(
            all.CallMicroseconds - bare.CallMicroseconds, all.CallBytes - bare.CallBytes,
            all.PieceNanoseconds - bare.PieceNanoseconds, all.PieceBytes - bare.PieceBytes);
    }
}
