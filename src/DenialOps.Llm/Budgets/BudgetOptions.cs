namespace DenialOps.Llm.Budgets;

/// <summary>How much may be spent, and what happens on the way there.</summary>
/// <remarks>Checked when a <see cref="BudgetChatClient"/> is built from it; the client keeps a copy.</remarks>
/// <example>
/// <code>
/// var options = new BudgetOptions { OnAlert = alert => log.Warn($"{alert.Percent} % of {alert.Account.LimitUsd} USD") };
/// options.Overall.MonthUsd = 100;
/// options.Operations["summary"] = new BudgetLimits { DayUsd = 2 };
/// </code>
/// </example>
public sealed class BudgetOptions
{
    private static readonly int[] UsualAlerts = [50, 80, 100];

    /// <summary>The limits of all calls together.</summary>
    /// <value>No limits.</value>
    public BudgetLimits Overall { get; set; } = new();

    /// <summary>Further limits of the calls of one operation, by <see cref="LlmCall.Operation"/>. Both have to hold.</summary>
    /// <value>None.</value>
    public IDictionary<string, BudgetLimits> Operations { get; set; } = new Dictionary<string, BudgetLimits>(StringComparer.Ordinal);

    /// <summary>At how many percent of a limit spent an alert is given; once each in a window.</summary>
    /// <value>Null: 50, 80, 100. Empty for none; each from 1 to 1,000.</value>
    public IReadOnlyCollection<int>? AlertPercents { get; set; }

    /// <summary>Told of each alert, as log and meter are, on the thread of the call that crossed the line; an exception of its own is dropped.</summary>
    /// <value>Null: nobody.</value>
    public Action<BudgetAlert>? OnAlert { get; set; }

    /// <summary>What is done with a call whose price is not known.</summary>
    /// <value><see cref="UnpricedCalls.Refuse"/>.</value>
    public UnpricedCalls Unpriced { get; set; } = UnpricedCalls.Refuse;

    /// <summary>
    /// The most output tokens of a call that a limit is on and that sets no maximum: it is sent with this, or with what its model gives at
    /// most where that is less, so that what it can cost is known.
    /// </summary>
    /// <value>4,096; from 1 to 10,000,000.</value>
    public int DefaultMaxOutputTokens { get; set; } = 4_096;

    /// <summary>The name of the run; clients and processes with the same one and the same store share the run's limit.</summary>
    /// <value>Null: each client is a run of its own.</value>
    public string? RunId { get; set; }

    internal IReadOnlyCollection<int> Alerts => AlertPercents ?? UsualAlerts;

    internal BudgetOptions Clone()
    {
        var copy = (BudgetOptions)MemberwiseClone();
        copy.Overall = Overall.Clone();
        copy.Operations = Operations.ToDictionary(pair => pair.Key, pair => pair.Value.Clone(), StringComparer.Ordinal);
        copy.AlertPercents = [.. Alerts.Distinct().Order()];
        return copy;
    }

    internal OptionProblems Problems()
    {
        var problems = new OptionProblems(nameof(BudgetOptions))
            .Check(nameof(Overall), Overall, Overall is not null, "an object")
            .Check(nameof(Operations), Operations, Operations is not null, "an object")
            .Check(nameof(Unpriced), Unpriced, Enum.IsDefined(Unpriced), string.Join(", ", Enum.GetNames<UnpricedCalls>()))
            .Check(
                nameof(DefaultMaxOutputTokens), DefaultMaxOutputTokens, DefaultMaxOutputTokens is >= 1 and <= 10_000_000,
                "from 1 to 10,000,000");
        Overall?.Check(problems, nameof(Overall) + ".");
        foreach (var (name, limits) in Operations ?? new Dictionary<string, BudgetLimits>())
        {
            problems.Check($"{nameof(Operations)}[{name}]", limits, limits is not null, "an object");
            limits?.Check(problems, $"{nameof(Operations)}[{name}].");
        }

        foreach (var percent in Alerts)
        {
            problems.Check(nameof(AlertPercents), percent, percent is >= 1 and <= 1_000, "from 1 to 1,000");
        }

        return problems;
    }
}
