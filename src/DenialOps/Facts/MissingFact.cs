namespace DenialOps.Facts;

/// <summary>A fact that was looked for and not found.</summary>
/// <param name="Field">The field's path in <c>case_facts.json</c>, for example <c>claim.claim_number</c>.</param>
/// <param name="Why">Why it is missing, in plain words.</param>
public sealed record MissingFact(string Field, string Why);
