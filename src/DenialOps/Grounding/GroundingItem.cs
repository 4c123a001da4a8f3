namespace DenialOps.Grounding;

/// <summary>One value of a draft and what it rests on.</summary>
public sealed record GroundingItem
{
    /// <summary>What it is: the mention's kind in snake case, or <c>placeholder</c>, <c>name</c>, <c>side</c>, <c>quote</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The value as the draft prints it.</summary>
    public required string Text { get; init; }

    /// <summary>Offset in the draft.</summary>
    public required int Start { get; init; }

    /// <summary>Offset one past its end.</summary>
    public required int End { get; init; }

    /// <summary>Where it comes from.</summary>
    public required GroundingStatus Status { get; init; }

    /// <summary>The line with its page, the derivation or the rule; for a value under the wrong label, what the facts give there; for a name nearly right, the right one.</summary>
    public string? Evidence { get; init; }
}
