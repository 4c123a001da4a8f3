using System.ComponentModel.DataAnnotations;

namespace DenialOps.Llm.Tests.StructuredOutput;

/// <summary>A type with every kind of rule.</summary>
internal sealed record Claim
{
    public required string Payer { get; init; }

    public Reason Reason { get; init; }

    [Range(0, 1_000)]
    public decimal Amount { get; init; }

    [StringLength(5)]
    public string? Code { get; init; }

    public List<ClaimLine> Lines { get; init; } = [];

    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(this);
}

internal sealed record ClaimLine([property: Range(1, 99)] int Units, [RegularExpression("[A-Z0-9]+")] string Cpt, DateOnly? Day);

internal enum Reason
{
    NotNecessary,
    TimelyFiling,
}
