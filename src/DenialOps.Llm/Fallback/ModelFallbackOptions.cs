namespace DenialOps.Llm.Fallback;

/// <summary>Who is asked in which order, and after which failures the next one is.</summary>
/// <remarks>Checked when a <see cref="ModelFallbackChatClient"/> is built from it; the client keeps a copy.</remarks>
/// <example>
/// <code>
/// var options = new ModelFallbackOptions { AlsoOn = [LlmErrorKind.Refused] };
/// options.Targets.Add(new FallbackTarget { Name = "gpt-4o", ContextWindow = 128_000 }); // the client of the pipeline
/// options.Targets.Add(new FallbackTarget { Name = "claude", Client = anthropic, ContextWindow = 200_000 });
/// </code>
/// </example>
public sealed class ModelFallbackOptions
{
    // A wrong key or a wrong request stays wrong, and a quiet fallback would hide it; these a caller may have reasons for.
    private static readonly LlmErrorKind[] ByChoice =
    [
        LlmErrorKind.Authentication, LlmErrorKind.Permission, LlmErrorKind.ContentFiltered, LlmErrorKind.Refused,
        LlmErrorKind.InvalidOutput, LlmErrorKind.BudgetExceeded, LlmErrorKind.InvalidRequest,
    ];

    /// <summary>The targets in the order in which they are asked.</summary>
    /// <value>Empty; at least one, with names that differ and windows above 0.</value>
    public IList<FallbackTarget> Targets { get; set; } = [];

    /// <summary>
    /// Further kinds of failure after which the next target is asked. It always is after a rate limit, overload, timeout, connection or
    /// server failure, a stream that broke before its first content, an open breaker, used-up credit, if its window is larger, a prompt
    /// that does not fit, and, if it has a budget too, a call for which the budget had no room at this one's price.
    /// </summary>
    /// <value>
    /// None; of Authentication, Permission, ContentFiltered, Refused, InvalidOutput, BudgetExceeded (targets without a budget and models
    /// without a price too) and InvalidRequest (only of a model that is not there: HTTP 404, or code <c>model_not_found</c>).
    /// </value>
    public IList<LlmErrorKind> AlsoOn { get; set; } = [];

    /// <summary>
    /// How long a call waits for a target that was told to slow down (a pause of its limiter, a wait that the provider asks its retries
    /// for) while another stands ready; above it the next is asked at once. When nobody else answers, it is waited for after all.
    /// </summary>
    /// <value>2 seconds; from 0 to 1 day.</value>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(2);

    internal ModelFallbackOptions Clone() => new() { Targets = [.. Targets ?? []], AlsoOn = [.. AlsoOn ?? []], MaxWait = MaxWait };

    internal OptionProblems Problems()
    {
        var problems = new OptionProblems(nameof(ModelFallbackOptions))
            .Check("Targets.Count", Targets.Count, Targets.Count > 0, "at least 1");
        CheckRules(problems, "");
        for (var i = 0; i < Targets.Count; i++)
        {
            var target = Targets[i];
            problems.Check($"Targets[{i}]", target, target is not null, "a target");
            if (target is not null)
            {
                var isNew = !string.IsNullOrWhiteSpace(target.Name) && Targets.Take(i).All(other => other?.Name != target.Name);
                problems.Check($"Targets[{i}].Name", target.Name, isNew, "a name that no other target has")
                    .Check($"Targets[{i}].ContextWindow", target.ContextWindow, target.ContextWindow is null or > 0, "above 0, or null")
                    .Check($"Targets[{i}].MaxOutputTokens", target.MaxOutputTokens, target.MaxOutputTokens is null or > 0, "above 0, or null");
            }
        }

        return problems;
    }

    /// <summary>Checks what holds for all targets.</summary>
    /// <param name="problems">Where what is wrong is noted.</param>
    /// <param name="prefix">What the names of the options begin with there.</param>
    internal void CheckRules(OptionProblems problems, string prefix)
    {
        foreach (var kind in AlsoOn)
        {
            problems.Check(prefix + nameof(AlsoOn), kind, ByChoice.Contains(kind), string.Join(", ", ByChoice));
        }

        problems.Check(
            prefix + nameof(MaxWait), MaxWait, MaxWait >= TimeSpan.Zero && MaxWait <= TimeSpan.FromDays(1), "from 0 to 1 day");
    }
}
