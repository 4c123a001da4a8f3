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

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.OpenAIResponses)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task Neither_key_nor_prompt_nor_answer_is_in_what_is_logged_thrown_traced_counted_or_kept(LlmProvider provider)
    {
        var thrown = new StringBuilder();
        var faults = FaultCatalog.All.Select(fault => fault.Name).Where(name => name is not ("huge-body" or "silence" or "stall")).ToArray();
        await using (var ledger = new SqliteUsageLedger(new() { Path = Path.Combine(folder, "usage.db") }))
        {
            foreach (var fault in faults.Append("none"))
            {
                thrown.AppendLine(await AskAsync(provider, fault, ledger));

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
            told.ShouldNotContain(Key);
            told.ShouldNotContain("marked");
            told.ShouldNotContain("simulated answer");
        }
    }

    /// <summary>What is thrown; nothing where there is an answer.</summary>
    private async Task<string> AskAsync(LlmProvider provider, string fault, SqliteUsageLedger ledger)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var time = PassTimeAsync(end.Token);
        using var client = LlmClient.Create(
            new LlmClientOptions
            {
                Target = new()
                {
                    Provider = new()
                    {
                        Provider = provider,
                        ApiKey = Key,
                        Model = FaultCatalog.ModelPrefix + fault,
                        Endpoint = provider == LlmProvider.Anthropic ? Simulator.AnthropicEndpoint : Simulator.OpenAiEndpoint,
                    },
                    RateLimit = new() { MaxConcurrency = 4, DefaultPause = TimeSpan.Zero, MaxPause = TimeSpan.Zero },
                },
                Budget = new() { Unpriced = UnpricedCalls.LetThrough, Overall = { RunUsd = 100 } },
                Cache = new(),
                Retry = new() { MaxRetries = 1, InitialDelay = TimeSpan.FromTicks(1), MaxDelay = TimeSpan.FromTicks(1), MaxRetryAfter = TimeSpan.Zero },
            },
            new LlmClientServices { TimeProvider = Clock, LoggerFactory = recorded, Cache = cache, Sinks = [ledger] });
        try
        {
            await client.CompleteAsync(Prompt, "PROMPTMARK", temperature: 0, call: new() { Operation = "leaks", Tenant = "PROMPTMARK" }, cancellationToken: Cancel);
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
