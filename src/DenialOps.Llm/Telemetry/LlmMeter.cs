using System.Diagnostics;
using System.Diagnostics.Metrics;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Errors;

namespace DenialOps.Llm.Telemetry;

/// <summary>The instruments of the package, one set for the process; each costs next to nothing while nobody listens.</summary>
internal static class LlmMeter
{
    private const string Seconds = "s";
    private const string Dollars = "{USD}";
    private const string Tokens = "{token}";

    // The boundaries that the conventions recommend.
    private static readonly InstrumentAdvice<double> Times = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    };

    private static readonly InstrumentAdvice<long> Sizes = new()
    {
        HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
    };

    private static readonly Meter Meter = new(TelemetryChatClient.SourceName);

    internal static readonly Histogram<double> OlderDuration =
        Time("gen_ai.client.operation.duration", "GenAI operation duration.");

    internal static readonly Histogram<long> OlderTokens =
        Size("gen_ai.client.token.usage", "Number of input and output tokens used.");

    internal static readonly Histogram<double> Duration =
        Time("gen_ai.client.inference.duration", "GenAI client inference operation duration.");

    internal static readonly Histogram<double> FirstChunk =
        Time("gen_ai.client.inference.time_to_first_chunk", "Time to receive the first chunk of a stream.");

    internal static readonly Counter<long> InputTokens =
        Count("gen_ai.client.inference.usage.input_tokens", Tokens, "Input tokens used, cached ones included.");

    internal static readonly Counter<long> OutputTokens =
        Count("gen_ai.client.inference.usage.output_tokens", Tokens, "Output tokens used, those of reasoning included.");

    internal static readonly Counter<long> CacheReadTokens =
        Count("gen_ai.client.inference.usage.cache_read.input_tokens", Tokens, "Input tokens read from the provider's cache.");

    internal static readonly Counter<long> CacheWriteTokens =
        Count("gen_ai.client.inference.usage.cache_write.input_tokens", Tokens, "Input tokens written to the provider's cache.");

    internal static readonly Counter<long> ReasoningTokens =
        Count("gen_ai.client.inference.usage.reasoning.output_tokens", Tokens, "Output tokens used for reasoning.");

    internal static readonly Histogram<long> OperationInput =
        Size("gen_ai.client.inference.operation.input_tokens", "Input tokens of one request.");

    internal static readonly Histogram<long> OperationOutput =
        Size("gen_ai.client.inference.operation.output_tokens", "Output tokens of one request.");

    internal static readonly Counter<double> Cost =
        Meter.CreateCounter<double>("denialops.llm.cost", Dollars, "What requests cost, as far as their price is known.");

    internal static readonly Counter<long> Unpriced =
        Count("denialops.llm.unpriced", "{request}", "Requests that used tokens and whose price is not known.");

    internal static readonly Counter<long> Attempts =
        Count("denialops.llm.attempts", "{request}", "Requests that were sent.");

    internal static readonly Counter<long> Retries =
        Count("denialops.llm.retries", "{request}", "Requests beyond the first of their call.");

    internal static readonly Histogram<double> BackOff =
        Time("denialops.llm.backoff", "How long the retries of a call waited, of calls that had any.");

    internal static readonly Histogram<double> Queue =
        Time("denialops.llm.queue", "How long rate limiters let a call wait.");

    internal static readonly Counter<long> CacheHits =
        Count("denialops.llm.cache.hits", "{call}", "Calls that were answered from our own cache.");

    internal static readonly Counter<double> CacheSaved =
        Meter.CreateCounter<double>("denialops.llm.cache.saved", Dollars, "What the answers from our own cache would have cost.");

    internal static readonly Counter<long> Fallbacks =
        Count("denialops.llm.fallbacks", "{call}", "Calls that another target than the first answered.");

    internal static readonly Counter<long> Circuits =
        Count("denialops.llm.circuit.changes", "{change}", "Circuit breakers that opened or closed.");

    internal static readonly Gauge<double> BudgetLeft =
        Meter.CreateGauge<double>("denialops.llm.budget.left", Dollars, "What is left of a budget's limit, after its last call.");

    internal static readonly Counter<long> BudgetAlerts =
        Count("denialops.llm.budget.alerts", "{alert}", "Parts of budgets that were spent for the first time in their window.");

    private static readonly Instrument[] OfCalls =
    [
        OlderDuration, OlderTokens, Duration, FirstChunk, InputTokens, OutputTokens, CacheReadTokens, CacheWriteTokens, ReasoningTokens,
        OperationInput, OperationOutput, Cost, Unpriced, Attempts, Retries, BackOff, Queue, CacheHits, CacheSaved, Fallbacks,
    ];

    /// <summary>Whether anybody listens to an instrument that calls are told to.</summary>
    internal static bool IsHeard
    {
        get
        {
            foreach (var instrument in OfCalls)
            {
                if (instrument.Enabled)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Counts a change of a circuit breaker.</summary>
    internal static void CountChange(Lazy<TelemetryTarget> target, CircuitStateChange change)
    {
        if (Circuits.Enabled)
        {
            // The model that the client is made for: a circuit has one, so that these are few.
            var tags = new TagList { { Names.CircuitState, change.To.ToString() }, { Names.Provider, target.Value.Provider } };
            tags.Add(Names.RequestModel, target.Value.DefaultModel);
            tags.Add(Names.ErrorType, change.Error?.Kind.ToString());
            Circuits.Add(1, tags);
        }
    }

    /// <summary>Tells how a budget stands.</summary>
    internal static void RecordLeft(BudgetBalance balance)
    {
        if (BudgetLeft.Enabled)
        {
            BudgetLeft.Record((double)balance.LeftUsd, Of(balance.Account));
        }
    }

    /// <summary>Counts an alert of a budget.</summary>
    internal static void CountAlert(BudgetAlert alert)
    {
        if (BudgetAlerts.Enabled)
        {
            var tags = Of(alert.Account);
            tags.Add(Names.BudgetPercent, alert.Percent);
            BudgetAlerts.Add(1, tags);
        }
    }

    // Operations that have a limit of their own are named in the options, so that these are few.
    private static TagList Of(BudgetAccount account)
    {
        var tags = new TagList { { Names.BudgetPeriod, account.Period.ToString() } };
        if (account.Operation is { } operation)
        {
            tags.Add(Names.Operation, SafeToken.Of(operation));
        }

        return tags;
    }

    private static Histogram<double> Time(string name, string text) => Meter.CreateHistogram(name, Seconds, text, tags: null, Times);

    private static Histogram<long> Size(string name, string text) => Meter.CreateHistogram(name, Tokens, text, tags: null, Sizes);

    private static Counter<long> Count(string name, string unit, string text) => Meter.CreateCounter<long>(name, unit, text);
}
