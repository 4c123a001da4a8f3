using DenialOps.Llm.AnswerChecks;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Retry;
using DenialOps.Llm.StructuredOutput;
using DenialOps.Llm.Telemetry;
using DenialOps.Llm.Timeouts;

namespace DenialOps.Llm;

/// <summary>Everything about a client that can stand in a configuration file. Each part can be left out by setting it to null.</summary>
/// <remarks>
/// Checked when a <see cref="LlmClient"/> is built from it, all parts at once; the client keeps copies. What cannot be written into a file
/// (a clock, a store, a sink) is in <see cref="LlmClientServices"/>.
/// </remarks>
/// <example>
/// <code>
/// var client = LlmClient.Create(LlmProvider.OpenAI, key, "gpt-4o", options =>
/// {
///     options.Budget = new() { Overall = { DayUsd = 5 } };
///     options.Target.RateLimit = new() { RequestsPerMinute = 500 };
/// });
/// </code>
/// </example>
public sealed class LlmClientOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The model that is asked first.</summary>
    public LlmTargetOptions Target { get; set; } = new();

    /// <summary>The models that are asked, in this order, when it cannot answer.</summary>
    /// <value>None.</value>
    public IList<LlmTargetOptions> Fallbacks { get; set; } = [];

    /// <summary>Further failures after which the next model is asked; see <c>ModelFallbackOptions.AlsoOn</c>.</summary>
    /// <value>None.</value>
    public IList<LlmErrorKind> FallbackAlsoOn { get; set; } = [];

    /// <summary>
    /// How long a call waits for a model that was told to slow down while another stands ready; see <c>ModelFallbackOptions.MaxWait</c>.
    /// </summary>
    /// <value>2 seconds; from 0 to 1 day.</value>
    public TimeSpan FallbackMaxWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest time for a whole call: waits, retries, other models, repairs, and of a stream its reader's time included.</summary>
    /// <value>30 minutes; above 0, at most 1 day, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The limits of time for each attempt.</summary>
    /// <value>The defaults of <see cref="TimeoutOptions"/>. Null for none.</value>
    public TimeoutOptions? Timeouts { get; set; } = new();

    /// <summary>How a failed attempt is repeated.</summary>
    /// <value>The defaults of <see cref="RetryOptions"/>. Null for never.</value>
    public RetryOptions? Retry { get; set; } = new();

    /// <summary>How many retries all calls of the client together may make: what it holds.</summary>
    /// <value>100; from 1 to 1,000,000.</value>
    public int RetryBudgetCapacity { get; set; } = 100;

    /// <summary>The same: what each call adds.</summary>
    /// <value>0.2; from 0.001 to 1.</value>
    public double RetriesPerCall { get; set; } = 0.2;

    /// <summary>When a model that is down is no longer asked.</summary>
    /// <value>The defaults of <see cref="CircuitBreakerOptions"/>, for each target by itself. Null for none.</value>
    public CircuitBreakerOptions? CircuitBreaker { get; set; } = new();

    /// <summary>What may be spent, over all targets.</summary>
    /// <value>Null: no limit.</value>
    public BudgetOptions? Budget { get; set; }

    /// <summary>Which answers are kept and given again.</summary>
    /// <value>Null: none.</value>
    public ResponseCacheOptions? Cache { get; set; }

    /// <summary>Which answers are good enough, of a client that was given. Those of a provider's options are always checked.</summary>
    /// <value>The defaults of <see cref="AnswerChecksOptions"/>. Null for whatever the client gives.</value>
    public AnswerChecksOptions? AnswerChecks { get; set; } = new();

    /// <summary>Whether calls that are not streamed are streamed underneath.</summary>
    /// <value>True. False for a server that cannot.</value>
    public bool StreamUnderneath { get; set; } = true;

    /// <summary>How JSON is asked for, checked and repaired.</summary>
    public StructuredOutputOptions StructuredOutput { get; set; } = new();

    /// <summary>Which names telemetry has, and what of a call it records. Without a listener it does nothing.</summary>
    /// <value>The defaults of <see cref="TelemetryOptions"/>. Null for none.</value>
    public TelemetryOptions? Telemetry { get; set; } = new();

    /// <summary>A file of prices that override those that come along.</summary>
    /// <value>Null: none.</value>
    public string? PricesFile { get; set; }

    internal IEnumerable<LlmTargetOptions> Targets => Fallbacks.Prepend(Target);

    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    internal void Check(string parameter, bool providerIsGiven)
    {
        var problems = new OptionProblems(nameof(LlmClientOptions))
            .Check(nameof(Target), Target, Target?.Provider is not null, "an object with a provider")
            .Check(
                nameof(Fallbacks), Fallbacks, Fallbacks is not null && Fallbacks.All(target => target?.Provider is not null),
                "targets with a provider")
            .Check(nameof(StructuredOutput), StructuredOutput, StructuredOutput is not null, "an object")
            .Check(nameof(FallbackAlsoOn), FallbackAlsoOn, FallbackAlsoOn is not null, "a list, or empty")
            .Check(
                nameof(TotalTimeout), TotalTimeout,
                TotalTimeout == Timeout.InfiniteTimeSpan || (TotalTimeout > TimeSpan.Zero && TotalTimeout <= Longest),
                "above 0, at most 1 day, or Timeout.InfiniteTimeSpan")
            .Check(nameof(RetryBudgetCapacity), RetryBudgetCapacity, RetryBudgetCapacity is >= 1 and <= 1_000_000, "from 1 to 1,000,000")
            .Check(nameof(RetriesPerCall), RetriesPerCall, RetriesPerCall is >= 0.001 and <= 1, "from 0.001 to 1");
        problems.ThrowIfAny(parameter);
        StructuredOutput!.Problems().ThrowIfAny(parameter);
        new ModelFallbackOptions { AlsoOn = FallbackAlsoOn!, MaxWait = FallbackMaxWait }.CheckRules(problems, "Fallback");
        foreach (var target in providerIsGiven ? Fallbacks! : Targets)
        {
            target.Provider.Check(parameter);
        }

        var names = Targets.Select(target => target.NameOrModel).ToList();
        foreach (var target in Targets)
        {
            problems.Check(
                $"{nameof(Target)}.{nameof(LlmTargetOptions.ContextWindow)}", target.ContextWindow, target.ContextWindow is null or > 0,
                "above 0 tokens, or null")
                .Check(
                    $"{nameof(Target)}.{nameof(LlmTargetOptions.MaxOutputTokens)}", target.MaxOutputTokens, target.MaxOutputTokens is null or > 0,
                    "above 0 tokens, or null");
        }

        foreach (var target in Fallbacks!)
        {
            problems.Check(
                $"{nameof(Fallbacks)}.{nameof(LlmTargetOptions.Name)}", target.NameOrModel, names.Count(name => name == target.NameOrModel) == 1,
                "a name (or, without one, a model) that no other target has");
        }

        problems.ThrowIfAny(parameter);
    }
}
