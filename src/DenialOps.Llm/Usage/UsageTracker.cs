namespace DenialOps.Llm.Usage;

/// <summary>Counts calls: tokens, cost, time, failures and retries, in all and by model and operation.</summary>
/// <remarks>
/// <para>
/// Its memory is bounded: it keeps sums and a histogram for each of at most <see cref="MaxGroups"/> models and as many operations, about
/// 7 KB each, and no calls. To keep each call, use an <see cref="IUsageSink"/>.
/// </para>
/// <para>Thread safety: any number of threads may add and summarize at once.</para>
/// </remarks>
/// <example>
/// <code>
/// var tracker = new UsageTracker();
/// tracker.Add(new CallRecord { Usage = usage.PricedBy(PriceCatalog.Default), Operation = "summary" });
/// Console.WriteLine(tracker.Summarize().ToJson());
/// </code>
/// </example>
public sealed class UsageTracker : IUsageSink
{
    /// <summary>
    /// How many models, and how many operations, are told apart; those after them are counted together as <c>(other)</c>.
    /// </summary>
    public const int MaxGroups = 100;

    private const string NoOperation = "(none)";
    private readonly UsageCell total = new();
    private readonly UsageGroups models = new(MaxGroups);
    private readonly UsageGroups operations = new(MaxGroups);

    /// <summary>Input and output tokens of all calls.</summary>
    public long TotalTokens => total.Read().TotalTokens;

    /// <summary>The cost of all calls in US dollars, as in <see cref="UsageFigures.EstimatedCostUsd"/>.</summary>
    public decimal? TotalCost => total.Read().EstimatedCostUsd;

    /// <summary>Counts a call.</summary>
    /// <param name="call">A call that has ended, well or not.</param>
    public void Add(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        total.Add(call);
        operations.Of(call.Operation ?? NoOperation).Add(call);
        AddToModels(call);
    }

    private void AddToModels(CallRecord call)
    {
        for (var i = 0; i < call.Trace.Count - 1; i++)
        {
            if (call.Trace[i].Usage.Model != call.Usage.Model)
            {
                AddToEach(call, call.Usage.Model);
                return;
            }
        }

        models.Of(call.Usage.Model).Add(call);
    }

    /// <summary>The call to the model that answered, and to each model that was asked the tokens of its own requests.</summary>
    private void AddToEach(CallRecord call, string model)
    {
        var own = CallRecords.Sum([.. call.Trace.Where(attempt => attempt.Usage.Model == model)]);
        models.Of(model).Add(call with
        {
            Usage = own with { LatencyMs = call.Usage.LatencyMs, TimeToFirstTokenMs = call.Usage.TimeToFirstTokenMs },
        });
        foreach (var other in call.Trace.Where(attempt => attempt.Usage.Model != model))
        {
            models.Of(other.Usage.Model).AddTokens(other.Usage);
        }
    }

    /// <summary>What the calls so far came to.</summary>
    public UsageSummary Summarize() => new() { Total = total.Read(), ByModel = models.Read(), ByOperation = operations.Read() };

    /// <summary>Counts a call; never waits.</summary>
    /// <param name="call">A call that has ended, well or not.</param>
    /// <param name="cancellationToken">Not looked at: the call was made, so it counts.</param>
    public ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken)
    {
        Add(call);
        return ValueTask.CompletedTask;
    }
}
