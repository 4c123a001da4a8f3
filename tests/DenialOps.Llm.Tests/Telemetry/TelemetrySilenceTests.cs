using DenialOps.Llm.Telemetry;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Telemetry;

/// <summary>What telemetry costs while nobody listens.</summary>
[Collection(TelemetryAlone.Name)]
public sealed class TelemetrySilenceTests
{
    private const int Calls = 1_000;
    private const int Chunks = 1_000;
    private static readonly ChatMessage[] Messages = [new(ChatRole.User, "Why?")];
    private static readonly ChatResponse Answer = TestChatClient.Ok();
    private static readonly ChatResponseUpdate Chunk = new(ChatRole.Assistant, "piece");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_nobody_listens_to_costs_no_memory()
    {
        using var provider = new TestChatClient { Answer = (_, _, _) => Task.FromResult(Answer) };
        using var bare = new ChatClientBuilder(provider).UseUsageTracking(new UsageTracker()).UseMetering().Build();
        using var told = new ChatClientBuilder(provider).UseUsageTracking(new UsageTracker()).UseTelemetry().UseMetering().Build();

        var difference = await BytesAsync(told) - await BytesAsync(bare);

        difference.ShouldBeLessThan(100d, "bytes a call");
    }

    [Fact]
    public async Task A_streamed_piece_that_nobody_listens_to_costs_no_memory()
    {
        using var provider = new TestChatClient { Stream = (_, _, _) => Enumerable.Repeat(Chunk, Chunks).ToAsyncEnumerable() };
        using var bare = new ChatClientBuilder(provider).UseUsageTracking(new UsageTracker()).UseMetering().Build();
        using var told = new ChatClientBuilder(provider).UseUsageTracking(new UsageTracker()).UseTelemetry().UseMetering().Build();

        var difference = await StreamedBytesAsync(told) - await StreamedBytesAsync(bare);

        difference.ShouldBeLessThan(100d, "bytes a stream of a thousand pieces");
    }

    private static async Task<double> BytesAsync(IChatClient client)
    {
        for (var warm = 0; warm < 200; warm++)
        {
            await client.GetResponseAsync(Messages, cancellationToken: Cancel);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            await client.GetResponseAsync(Messages, cancellationToken: Cancel);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }

    private static async Task<double> StreamedBytesAsync(IChatClient client)
    {
        var bytes = 0L;
        for (var run = 0; run < 30; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            await foreach (var _ in client.GetStreamingResponseAsync(Messages, cancellationToken: Cancel))
            {
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return bytes;
    }
}
