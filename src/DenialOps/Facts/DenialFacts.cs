using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>What was denied and why.</summary>
public sealed record DenialFacts
{
    /// <summary>The notice's own date.</summary>
    public Fact<DateOnly>? DateOfLetter { get; init; }

    /// <summary>The reason in the document's exact words.</summary>
    public Fact<string>? Reason { get; init; }

    /// <summary>The reason in our plain words.</summary>
    public string? Summary { get; init; }

    /// <summary>The kinds of reason, most likely first.</summary>
    public IReadOnlyList<Fact<DenialCategory>> Categories { get; init; } = [];

    /// <summary>Claim adjustment reason codes.</summary>
    public IReadOnlyList<Fact<string>> CarcCodes { get; init; } = [];

    /// <summary>Remittance advice remark codes.</summary>
    public IReadOnlyList<Fact<string>> RarcCodes { get; init; } = [];
}
