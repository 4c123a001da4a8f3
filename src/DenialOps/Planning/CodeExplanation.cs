namespace DenialOps.Planning;

/// <summary>What a code of the letter means, in our own words, and what it asks for.</summary>
public sealed record CodeExplanation
{
    /// <summary>The code as in the facts, for example <c>CO-16</c> or <c>N290</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it means.</summary>
    public required string Meaning { get; init; }

    /// <summary>What to do about it.</summary>
    public required string NextStep { get; init; }

    /// <summary>Who must act: the patient, the provider or the payer.</summary>
    public required string WhoActs { get; init; }
}
