using DenialOps.Llm.Usage;

namespace DenialOps.Assistance;

/// <summary>What a model did for a case, and what it took.</summary>
public sealed record ModelUse
{
    /// <summary>Tokens, cost, time and calls of the run.</summary>
    public required UsageFigures Total { get; init; }

    /// <summary>The same for each prompt, by its name and version: <c>extract-facts 1.0.0</c>.</summary>
    public required IReadOnlyDictionary<string, UsageFigures> ByPrompt { get; init; }

    /// <summary>What was not done by the model and why, a sentence or two each; empty where it did all that it was asked.</summary>
    public IReadOnlyList<string> NotDone { get; init; } = [];

    /// <summary>Whether a budget that had no room was the reason for all that was not done; false where all was done.</summary>
    public bool IsOverBudget { get; init; }
}
