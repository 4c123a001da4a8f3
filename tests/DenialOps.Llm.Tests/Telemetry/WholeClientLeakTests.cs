using System.Collections.Concurrent;
using System.Text;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.Ledger;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Tests.Providers;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Telemetry;

/// <summary>Every failure through the whole client, with everything on that tells, keeps or logs.</summary>
[Collection(TelemetryAlone.Name)]
public sealed class WholeClientLeakTests : ProviderTest
{
    private const string PlainKey = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";

    private readonly Recorded recorded = new(http: true);
    private readonly KeyKeepingCache cache = new();
    private readonly string folder = Directory.CreateTempSubdirectory("leaks").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        recorded.Dispose();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Keys of a vendor's form, and one that no pattern knows.</summary>
    [Theory]
    [InlineData(LlmProvider.OpenAI, false, Key)]
    [InlineData(LlmProvider.OpenAI, true, PlainKey)]
    [InlineData(LlmProvider.OpenAIResponses, false, Key)]
    [InlineData(LlmProvider.OpenAIResponses, true, PlainKey)]
    [InlineData(LlmProvider.Anthropic, false, PlainKey)]
    [InlineData(LlmProvider.Anthropic, true, Key)]
    public async Task Neither_key_nor_prompt_nor_answer_is_in_what_is_logged_thrown_traced_counted_or_kept(
        LlmProvider provider, bool streamed, string key)
    {
        var thrown = new StringBuilder();
        var faults = FaultCatalog.All.Select(fault => fault.Name).Where(name => name is not ("huge-body" or "silence" or "stall")).ToArray();
        await using (var ledger = new SqliteUsageLedger(new() { Path = Path.Combine(folder, "usage.db") }))
        {
            foreach (var fault in faults.Append("none"))
            {
                thrown.AppendLine(await AskAsync(provider, fault, streamed, key, ledger));

                // One fault refuses connections for a time that this clock does not reach.
                Simulator.AcceptConnections();
            }

            await ledger.FlushAsync(Cancel);
        }

        var kept = string.Concat(Directory.GetFiles(folder).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        cache.Keys.Count.ShouldBeGreaterThan(5, "whole answers are kept");
        thrown.ToString().ShouldContain("The model declined to answer", customMessage: "faults after the refused connection are reached too");
        kept.ShouldContain("SQLite format 3");
        kept.ShouldContain("RateLimited");
        foreach (var told in new[] { thrown.ToString(), recorded.AllText(), kept, string.Join('\n', cache.Keys) })
        {
            told.ShouldNotBeEmpty();
            told.ShouldNotContain("PROMPTMARK");
            told.ShouldNotContain(key);
            told.ShouldNotContain("marked");
            told.ShouldNotContain("simulated answer");
        }
    }

    /// <summary>What is thrown; nothing where there is an answer. A second model fails as the first does.</summary>
    private async Task<string> AskAsync(LlmProvider provider, string fault, bool streamed, string key, SqliteUsageLedger ledger)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var time = PassTimeAsync(end.Token);
        using var client = LlmClient.Create(
            new LlmClientOptions
            {
                Target = Target(provider, fault, key),
                Fallbacks = [Target(provider, fault, key, name: "second")],
                Budget = new() { Unpriced = UnpricedCalls.LetThrough, Overall = { RunUsd = 100 } },
                Cache = new(),
                Retry = new() { MaxRetries = 1, InitialDelay = TimeSpan.FromTicks(1), MaxDelay = TimeSpan.FromTicks(1), MaxRetryAfter = TimeSpan.Zero },
            },
            new LlmClientServices { TimeProvider = Clock, LoggerFactory = recorded, Cache = cache, Sinks = [ledger] });
        var call = new LlmCall { Operation = "leaks", Tenant = "PROMPTMARK" };
        try
        {
            if (streamed)
            {
                await client.StreamAsync(Prompt, "PROMPTMARK", temperature: 0, call: call, cancellationToken: Cancel).ToListAsync(Cancel);
            }
            else
            {
                await client.CompleteAsync(Prompt, "PROMPTMARK", temperature: 0, call: call, cancellationToken: Cancel);
            }

            return "";
        }
        catch (LlmException error)
        {
            return error.ToString();
        }
        finally
        {
            await end.CancelAsync();
            await time.ContinueWith(_ => { }, CancellationToken.None);
        }
    }

    private LlmTargetOptions Target(LlmProvider provider, string fault, string key, string? name = null) => new()
    {
        Name = name,
        Provider = new()
        {
            Provider = provider,
            ApiKey = key,
            Model = FaultCatalog.ModelPrefix + fault,
            Endpoint = provider == LlmProvider.Anthropic ? Simulator.AnthropicEndpoint : Simulator.OpenAiEndpoint,
        },
        RateLimit = new() { MaxConcurrency = 4, DefaultPause = TimeSpan.Zero, MaxPause = TimeSpan.Zero },
    };

    private sealed class KeyKeepingCache : IResponseCache
    {
        private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> answers = new();

        public ICollection<string> Keys => answers.Keys;

        public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken) =>
            new(answers.TryGetValue(key, out var answer) ? answer : (ReadOnlyMemory<byte>?)null);

        public ValueTask SetAsync(string key, ReadOnlyMemory<byte> answer, TimeSpan timeToLive, CancellationToken cancellationToken)
        {
            answers[key] = answer;
            return ValueTask.CompletedTask;
        }
    }
}
