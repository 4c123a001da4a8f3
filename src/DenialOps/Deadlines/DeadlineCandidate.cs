using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>A rule that could apply to a plan of unknown kind, with the day that it would give.</summary>
public sealed record DeadlineCandidate
{
    /// <summary>The kinds of plan that it binds.</summary>
    public required IReadOnlyList<PlanType> PlanTypes { get; init; }

    /// <summary>The rule's name among ours.</summary>
    public required string RuleId { get; init; }

    /// <summary>The time, for example <c>180 days</c>.</summary>
    public required string Allowed { get; init; }

    /// <summary>The last day that it would give; null where the day that it runs from is unknown.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The law.</summary>
    public required string Citation { get; init; }
}
