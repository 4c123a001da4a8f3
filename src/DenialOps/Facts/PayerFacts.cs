using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>Who pays.</summary>
public sealed record PayerFacts
{
    /// <summary>The payer's name as printed.</summary>
    public Fact<string>? Name { get; init; }

    /// <summary>The plan's or product's name as printed.</summary>
    public Fact<string>? PlanName { get; init; }

    /// <summary>The kind of coverage; null when the document does not state it.</summary>
    public Fact<PlanType>? PlanType { get; init; }
}
