namespace DenialOps.Facts;

/// <summary>Something doubtful or contradictory about a fact.</summary>
/// <param name="Field">The field's path in <c>case_facts.json</c>.</param>
/// <param name="Message">What is doubtful, in plain words, without the value itself where it could identify a person.</param>
public sealed record FactWarning(string Field, string Message);
