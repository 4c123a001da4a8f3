using DenialOps.Assistance;
using DenialOps.Cli.Settings;
using DenialOps.Llm;
using DenialOps.Llm.Caching;
using DenialOps.Llm.Providers;

namespace DenialOps.Cli.Commands;

/// <summary>The model that a run asks: its client, its ledger and its kept answers, made from the settings.</summary>
internal sealed class RunModel : IAsyncDisposable
{
    /// <summary>The longest that one call may take, with its repairs and retries: after it the offline form stands.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);

    /// <summary>How long an answer is given again; no option of the client lets it live longer.</summary>
    private static readonly TimeSpan CacheTime = TimeSpan.FromDays(30);

    private const long CacheBytes = 64 * 1024 * 1024;

    private readonly LlmClient _client;
    private readonly CallLedger _ledger;

    private RunModel(LlmClient client, CallLedger ledger)
    {
        _client = client;
        _ledger = ledger;
    }

    /// <summary>Makes the client. Nothing is sent.</summary>
    /// <exception cref="WrongUseException">There is no key, or a setting is not allowed.</exception>
    public static async Task<RunModel> OpenAsync(RunSettings settings, ModelPlan plan, ConsoleHost host, TimeProvider timeProvider)
    {
        var options = OptionsOf(settings, plan, ModelKeys.Needed);
        var cache = settings is { Cache: true, SendIdentifiers: false } ? AnswerCache.Open(CacheBytes, timeProvider) : null;
        options.Cache = cache is null ? null : new ResponseCacheOptions { TimeToLive = CacheTime };
        var ledger = CallLedger.Open(LedgerPath.Of(settings), host, CallLedger.CallsOfRun);
        try
        {
            var services = new LlmClientServices { TimeProvider = timeProvider, Sinks = ledger.Sinks, Cache = cache };
            return new RunModel(LlmClient.Create(options, services), ledger);
        }
        catch (Exception failure)
        {
            await ledger.DisposeAsync().ConfigureAwait(false);
            if (failure is ArgumentException wrong)
            {
                throw WrongUseException.Of(wrong);
            }

            throw;
        }
    }

    /// <summary>Makes the client and throws it away: what is not allowed is told, a key that is not there is not.</summary>
    /// <exception cref="WrongUseException">A setting is not allowed.</exception>
    public static void Try(RunSettings settings, ModelPlan plan)
    {
        try
        {
            LlmClient.Create(OptionsOf(settings, plan, ModelKeys.Optional)).Dispose();
        }
        catch (ArgumentException wrong)
        {
            throw WrongUseException.Of(wrong);
        }
    }

    /// <summary>Whether every call is in the ledger; final when this is disposed of.</summary>
    public bool IsRecorded => _ledger.IsWhole;

    /// <summary>The assistant that asks this model.</summary>
    public CaseAssistant Assistant(AssistantOptions options) => new(_client, options);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _ledger.DisposeAsync();
    }

    private static LlmClientOptions OptionsOf(RunSettings settings, ModelPlan plan, ModelKeys keys)
    {
        var options = new LlmClientOptions
        {
            Budget = settings.Budget is { } usd ? new() { Overall = { RunUsd = usd } } : null,
            Retry = new() { MaxRetries = settings.Retries },
            TotalTimeout = LongestCall,
            Target = { Provider = ProviderOf(plan.Target, keys.First(settings, plan.Target)) },
        };
        foreach (var fallback in plan.Fallbacks)
        {
            var provider = ProviderOf(fallback, fallback.IsHome ? keys.OfVendor(fallback) : null);
            options.Fallbacks.Add(new LlmTargetOptions { Name = $"{fallback.Provider}:{provider.Model}", Provider = provider });
        }

        return options;
    }

    private static ProviderOptions ProviderOf(ModelTarget target, string? key)
    {
        var provider = LlmProviders.Parse(target.Provider);
        return new ProviderOptions
        {
            Provider = provider,
            ApiKey = key ?? "none",
            Model = target.Model ?? LlmProviders.DefaultModelOf(provider),
            Endpoint = target.Endpoint,
        };
    }
}
