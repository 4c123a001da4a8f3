using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>What a model says of one claim of a draft.</summary>
/// <param name="Claim">The claim in the words of the draft.</param>
/// <param name="Supported">Whether the evidence says it.</param>
/// <param name="Evidence">The words of the evidence that say it; null when there are none.</param>
public sealed record ClaimVerdict(
    [property: Description("The claim, word for word from the draft")] string Claim,
    [property: Description("true only when the evidence says it")] bool Supported,
    [property: Description("The words of the evidence that say it, word for word; null when there are none")] string? Evidence);
