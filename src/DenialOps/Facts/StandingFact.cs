namespace DenialOps.Facts;

/// <summary>What the facts have in a field, whatever its type.</summary>
/// <param name="Text">The value as <c>case_facts.json</c> writes it, without quotes.</param>
/// <param name="Confidence">How sure we are, from 0 to 1.</param>
/// <param name="Method">How it came to be known.</param>
/// <param name="Source">Where it stands; null for what the user gave.</param>
internal sealed record StandingFact(string Text, double Confidence, FactMethod Method, FactSource? Source);
