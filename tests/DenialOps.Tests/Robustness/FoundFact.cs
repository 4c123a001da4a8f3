using DenialOps.Facts;

namespace DenialOps.Tests.Robustness;

/// <summary>A fact of any type and where it was found.</summary>
internal sealed record FoundFact(string Path, object? Value, double Confidence, FactMethod Method, FactSource? Source);
