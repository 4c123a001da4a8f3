using DenialOps.Llm.Providers;
using DenialOps.Llm.Tests.Usage;
using DenialOps.Llm.Usage;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>
/// What the vendors' own JSON comes to, to the token and the cent. Each file of <c>Golden/</c> is a whole body, or a whole stream, as the
/// vendor sends it; it goes over HTTP through the vendor's client and ours into the record of the call.
/// </summary>
public sealed class GoldenUsageTests : ProviderTest
{
    private const string Text = "The MRI of the knee was denied: prior authorization is missing.";

    private static readonly Expected[] All =
    [
        // 470 × 0.2 + 1,024 × 0.02 + 512 × 0.25 + 300 × 1.2 per million.
        new("chat-cache-write-reasoning", LlmProvider.OpenAI, 0.00060248m, "default")
        {
            Tokens = TokenUsage.FromExclusiveInput("gpt-5.6-luna", 470, 300, cachedRead: 1_024, cacheWrite: 512, reasoning: 128),
        },
        // 200 × 0.625 + 1,000 × 0.0625 + 260 × 5.
        new("chat-flex", LlmProvider.OpenAI, 0.0014875m, "flex")
        {
            Tokens = TokenUsage.FromExclusiveInput("gpt-5-2025-08-07", 200, 260, cachedRead: 1_000, reasoning: 192),
        },
        // 128 × 4.25 + 1,920 × 2.125 + 64 × 17.
        new("chat-priority", LlmProvider.OpenAI, 0.005712m, "priority")
        {
            Tokens = TokenUsage.FromExclusiveInput("gpt-4o-2024-08-06", 128, 64, cachedRead: 1_920),
        },
        // 7 × 0.15 + 5 × 0.6; the parts of neither are told.
        new("chat-bare", LlmProvider.OpenAI, 0.00000405m) { Tokens = TokenUsage.FromExclusiveInput("gpt-4o-mini-2024-07-18", 7, 5) },
        // 52 × 2 + 2,048 × 0.2 + 900 × 2.5 + 700 × 12.
        new("responses-cache-write-reasoning", LlmProvider.OpenAIResponses, 0.0111636m, "default")
        {
            Tokens = TokenUsage.FromExclusiveInput("gpt-5.6-terra", 52, 700, cachedRead: 2_048, cacheWrite: 900, reasoning: 576),
        },
        // 160 × 0.125 + 3,840 × 0.0125 + 90 × 1.
        new("responses-flex", LlmProvider.OpenAIResponses, 0.000158m, "flex")
        {
            Tokens = TokenUsage.FromExclusiveInput("gpt-5-mini-2025-08-07", 160, 90, cachedRead: 3_840, reasoning: 64),
        },
        // What a cache write costs in that tier is not known.
        new("responses-priority-cache-write", LlmProvider.OpenAIResponses, null, "priority")
        {
            Tokens = TokenUsage.FromExclusiveInput("gpt-5.6-luna", 500, 50, cacheWrite: 1_500),
        },
        // 21 × 3 + 18,000 × 0.3 + 1,000 × 3.75 + 2,000 × 6 + 500 × 15.
        new("anthropic-cache-writes", LlmProvider.Anthropic, 0.028713m, "standard", "not_available")
        {
            Tokens = TokenUsage.FromExclusiveInput(
                "claude-sonnet-4-5-20250929", 21, 500, cachedRead: 18_000, cacheWrite: 1_000, cacheWriteOneHour: 2_000),
        },
        // 100 × 5 + 900 × 25.
        new("anthropic-thinking", LlmProvider.Anthropic, 0.023m, "standard", "global")
        {
            Tokens = TokenUsage.FromExclusiveInput("claude-opus-4-7", 100, 900, reasoning: 640),
        },
        // (1,000,000 × 5 + 1,000 × 25) × 6 for the speed × 1.1 for the region.
        new("anthropic-fast-us", LlmProvider.Anthropic, 33.165m, "fast", "us")
        {
            Tokens = TokenUsage.FromExclusiveInput("claude-opus-4-6", 1_000_000, 1_000),
        },
        // (1,000 × 5 + 4,000 × 0.5 + 800 × 6.25 + 200 × 25) × 1.1.
        new("anthropic-us", LlmProvider.Anthropic, 0.0187m, "standard", "us")
        {
            Tokens = TokenUsage.FromExclusiveInput("claude-opus-4-6", 1_000, 200, cachedRead: 4_000, cacheWrite: 800),
        },
        // (10,000 × 1 + 2,000 × 5) × 0.5.
        new("anthropic-batch", LlmProvider.Anthropic, 0.01m, "batch", "not_available")
        {
            Tokens = TokenUsage.FromExclusiveInput("claude-haiku-4-5-20251001", 10_000, 2_000),
        },
        // Committed capacity has no price by the token, nor has what runs fast on it.
        new("anthropic-priority", LlmProvider.Anthropic, null, "priority", "not_available")
        {
            Tokens = TokenUsage.FromExclusiveInput("claude-haiku-4-5-20251001", 10_000, 2_000),
        },
        new("anthropic-priority-fast", LlmProvider.Anthropic, null, "priority+fast", "global")
        {
            Tokens = TokenUsage.FromExclusiveInput("claude-opus-4-6", 1_000, 200),
        },
        // 250,000 × 6 + 1,000 × 22.5: past the threshold the whole request has the other rates.
        new("anthropic-long-context", LlmProvider.Anthropic, 1.5225m, "standard", "not_available")
        {
            Tokens = TokenUsage.FromExclusiveInput("claude-sonnet-4-5-20250929", 250_000, 1_000),
        },
    ];

    public static TheoryData<string, bool> EveryFile => new(
        All.SelectMany(_ => new[] { false, true }, (expected, streamed) => (expected.File, streamed)));

    [Theory]
    [MemberData(nameof(EveryFile))]
    public async Task The_vendors_json_comes_to_exact_tokens_and_cost(string file, bool streamed)
    {
        var expected = All.Single(one => one.File == file);
        Simulator.ScriptAll(new Step(new RawBody(200, Golden(file + (streamed ? ".sse" : ".json")))));
        var sink = new RecordingSink();
        using var client = ClientOf(expected, sink);

        var text = streamed
            ? string.Concat(await client.StreamAsync(Prompt, cancellationToken: Cancel).Select(update => update.Text).ToListAsync(Cancel))
            : await client.CompleteAsync(Prompt, cancellationToken: Cancel);

        text.ShouldBe(Text);
        var counted = expected.Tokens with { ServiceTier = expected.Tier, Region = expected.Region, EstimatedCost = expected.Cost };
        OnlyCounts(sink.Only.Usage).ShouldBe(counted);
        OnlyCounts(sink.Only.Trace.ShouldHaveSingleItem().Usage).ShouldBe(counted);
        client.Usage.Summarize().Total.EstimatedCostUsd.ShouldBe(expected.Cost);
    }

    [Fact]
    public void Every_file_is_asked_for() =>
        typeof(GoldenUsageTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("golden/", StringComparison.Ordinal))
            .ShouldBe(All.SelectMany(one => new[] { $"golden/{one.File}.json", $"golden/{one.File}.sse" }), ignoreOrder: true);

    private LlmClient ClientOf(Expected expected, RecordingSink sink) => LlmClient.Create(
        new LlmClientOptions
        {
            Target = new() { Provider = OptionsOf(expected.Provider, expected.Tokens.Model) },
            StreamUnderneath = false,
            Retry = null,
        },
        new LlmClientServices { TimeProvider = Clock, Sinks = [sink] });

    private static TokenUsage OnlyCounts(TokenUsage usage) => usage with { At = null, LatencyMs = 0, TimeToFirstTokenMs = null };

    private static string Golden(string name)
    {
        using var stream = typeof(GoldenUsageTests).Assembly.GetManifestResourceStream("golden/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Expected(string File, LlmProvider Provider, decimal? Cost, string? Tier = null, string? Region = null)
    {
        public required TokenUsage Tokens { get; init; }
    }
}
