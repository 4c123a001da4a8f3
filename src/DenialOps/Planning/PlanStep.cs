namespace DenialOps.Planning;

/// <summary>One step.</summary>
public sealed record PlanStep
{
    /// <summary>Its place, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What to do, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How to do it.</summary>
    public required string What { get; init; }

    /// <summary>Who does it: you, your doctor, the provider's billing office …</summary>
    public required string Who { get; init; }

    /// <summary>By when; null when no day is known.</summary>
    public DateOnly? By { get; init; }

    /// <summary>The same in words.</summary>
    public string? ByWhen { get; init; }

    /// <summary>The file of the pack that it uses.</summary>
    public string? Document { get; init; }

    /// <summary>Why it matters.</summary>
    public string? Why { get; init; }
}
