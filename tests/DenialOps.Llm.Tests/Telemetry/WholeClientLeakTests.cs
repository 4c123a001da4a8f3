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

    /// <summary>How a call is made.</summary>
    public enum Way
    {
        Whole,
        Streamed,
        Extracted,

        /// <summary>By the vendor's own client, which is given to ours.</summary>
        Given,
    }

    /// <summary>Keys of a vendor's form, and one that no pattern knows.</summary>
    [Theory]
    [InlineData(LlmProvider.OpenAI, Way.Whole, Key)]
    [InlineData(LlmProvider.OpenAI, Way.Streamed, PlainKey)]
    [InlineData(LlmProvider.OpenAI, Way.Extracted, PlainKey)]
    [InlineData(LlmProvider.OpenAI, Way.Given, PlainKey)]
    [InlineData(LlmProvider.OpenAIResponses, Way.Whole, PlainKey)]
    [InlineData(LlmProvider.OpenAIResponses, Way.Streamed, Key)]
    [InlineData(LlmProvider.OpenAIResponses, Way.Given, PlainKey)]
    [InlineData(LlmProvider.Anthropic, Way.Whole, PlainKey)]
    [InlineData(LlmProvider.Anthropic, Way.Streamed, Key)]
    [InlineData(LlmProvider.Anthropic, Way.Extracted, Key)]
    [InlineData(LlmProvider.Anthropic, Way.Given, PlainKey)]
    public async Task Neither_key_nor_prompt_nor_answer_is_in_what_is_logged_thrown_traced_counted_or_kept(LlmProvider provider, Way way, string key)
    {
        var thrown = new StringBuilder();
        var faults = FaultCatalog.All.Select(fault => fault.Name).Where(name => name != "huge-body").ToArray();
        await using (var ledger = new SqliteUsageLedger(new() { Path = Path.Combine(folder, "usage.db") }))
        {
            foreach (var fault in faults.Append("none"))
            {
                thrown.AppendLine(await AskAsync(way, Options(provider, fault, key), key, ledger));

                // One fault refuses connections for a time that this clock does not reach.
                Simulator.AcceptConnections();
            }

            foreach (var refused in Refusals(provider, key))
            {
                thrown.AppendLine(await AskAsync(way, refused, key, ledger));
            }

            await ledger.FlushAsync(Cancel);
        }

        var kept = string.Concat(Directory.GetFiles(folder).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        if ((provider, way) != (LlmProvider.OpenAIResponses, Way.Given))
        {
            // That one keeps its conversations with the vendor, and such answers are not given again.
            cache.Keys.Count.ShouldBeGreaterThan(5, "whole answers are kept");
        }

        var text = thrown.ToString();
        text.ShouldContain(LlmErrorKind.Truncated.ToString(), customMessage: "faults after the refused connection are reached too");
        if (way != Way.Given)
        {
            // Anthropic's own client does not tell a refusal from a filter.
            text.ShouldContain("The model declined to answer");
        }

        text.ShouldContain(LlmErrorKind.BudgetExceeded.ToString());
        text.ShouldContain(LlmErrorKind.RateLimited.ToString());
        text.ShouldContain(LlmErrorKind.CircuitOpen.ToString());
        text.ShouldContain(LlmErrorKind.Timeout.ToString());
        kept.ShouldContain("SQLite format 3");
        kept.ShouldContain("RateLimited");
        kept.ShouldNotBeEmpty();
        recorded.AllText().ShouldNotBeEmpty();
        foreach (var told in new[] { text, recorded.AllText(), kept, string.Join('\n', cache.Keys) })
        {
            told.ShouldNotContain("PROMPTMARK");
            told.ShouldNotContain(key);
            told.ShouldNotContain("marked");
            told.ShouldNotContain("simulated answer");
        }
    }

    /// <summary>What is thrown, its kind first; nothing where there is an answer.</summary>
    private async Task<string> AskAsync(Way way, LlmClientOptions options, string key, SqliteUsageLedger ledger)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var time = Task.WhenAll(PassTimeAsync(end.Token), EndSilencesAsync(end.Token));
        using var client = LlmClient.Create(options, new LlmClientServices
        {
            Provider = way == Way.Given ? VendorClients.Open(Simulator, options.Target.Provider.Provider, options.Target.Provider.Model!, key) : null,
            TimeProvider = Clock,
            LoggerFactory = recorded,
            Cache = cache,
            Sinks = [ledger],
        });
        try
        {
            await AskAsync(client, way);
            return "";
        }
        catch (LlmException error)
        {
            return $"{error.Kind} {error}";
        }
        finally
        {
            await end.CancelAsync();
            await time.ContinueWith(_ => { }, CancellationToken.None);
        }
    }

    private static async Task AskAsync(LlmClient client, Way way)
    {
        var call = new LlmCall { Operation = "leaks", Tenant = "PROMPTMARK" };
        switch (way)
        {
            case Way.Streamed:
                await client.StreamAsync(Prompt, "PROMPTMARK", temperature: 0, call: call, cancellationToken: Cancel).ToListAsync(Cancel);
                break;
            case Way.Extracted:
                await client.ExtractAsync<Denial>(Prompt, "PROMPTMARK", temperature: 0, call: call, cancellationToken: Cancel);
                break;
            default:
                await client.CompleteAsync(Prompt, "PROMPTMARK", temperature: 0, call: call, cancellationToken: Cancel);
                break;
        }
    }

    /// <summary>Clients that refuse a call themselves: for money, for its size, and because the model is down.</summary>
    private IEnumerable<LlmClientOptions> Refusals(LlmProvider provider, string key)
    {
        var dear = Options(provider, "none", key);
        dear.Budget = new() { Overall = { RunUsd = 0.000001m } };
        dear.Target.Provider.Model = provider == LlmProvider.Anthropic ? "claude-sonnet-4-5" : "gpt-4o";
        dear.Fallbacks.Clear();
        yield return dear;

        var large = Options(provider, "none", key);
        large.Target.RateLimit = new() { InputTokensPerMinute = 1 };
        large.Fallbacks.Clear();
        yield return large;

        // Not only the next call: the retries of this one are refused too.
        var down = Options(provider, "overloaded", key);
        down.CircuitBreaker = new() { MinimumThroughput = 2, FailureRatio = 0.1, BreakDuration = TimeSpan.FromHours(1) };
        down.Retry!.MaxRetries = 5;
        down.Fallbacks.Clear();
        yield return down;
    }

    /// <summary>A client whose second model fails as the first does.</summary>
    private LlmClientOptions Options(LlmProvider provider, string fault, string key) => new()
    {
        Target = Target(provider, fault, key),
        Fallbacks = [Target(provider, fault, key, name: "second")],
        Budget = new() { Unpriced = UnpricedCalls.LetThrough, Overall = { RunUsd = 100 } },
        Cache = new(),
        Retry = new() { MaxRetries = 1, InitialDelay = TimeSpan.FromTicks(1), MaxDelay = TimeSpan.FromTicks(1), MaxRetryAfter = TimeSpan.Zero },
    };

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

    private sealed record Denial(string Payer);

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
