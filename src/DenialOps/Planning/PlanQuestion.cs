namespace DenialOps.Planning;

/// <summary>A question to the user.</summary>
public sealed record PlanQuestion
{
    /// <summary>The fact it would settle.</summary>
    public required string Field { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>What the answer changes.</summary>
    public required string Why { get; init; }
}
