namespace DenialOps.Remittances;

/// <summary>One service of a claim: an SVC segment and what belongs to it.</summary>
public sealed record RemittedLine
{
    /// <summary>What list the code is of (SVC01-1): <c>HC</c> CPT and HCPCS, <c>NU</c> revenue, <c>N4</c> NDC, <c>AD</c> dental.</summary>
    public string? CodeList { get; init; }

    /// <summary>The procedure, revenue or drug code.</summary>
    public string? Code { get; init; }

    /// <summary>Its modifiers, in order.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>The revenue code beside a procedure (SVC04).</summary>
    public string? RevenueCode { get; init; }

    /// <summary>The code that was billed, where the payer has put another in its place (SVC06).</summary>
    public string? BilledCode { get; init; }

    /// <summary>What was charged, in US dollars.</summary>
    public decimal Charge { get; init; }

    /// <summary>What was paid, in US dollars.</summary>
    public decimal Paid { get; init; }

    /// <summary>What the payer allows, in US dollars (AMT B6); null where it does not say.</summary>
    public decimal? Allowed { get; init; }

    /// <summary>Units that were paid (SVC05); null where it does not say, which means one.</summary>
    public decimal? Units { get; init; }

    /// <summary>Units that were billed (SVC07), where they are not those that were paid; null where they are.</summary>
    public decimal? BilledUnits { get; init; }

    /// <summary>The day of service, or the first of them.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of service; null where there is only one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The provider's own number of the line (REF 6R).</summary>
    public string? ControlNumber { get; init; }

    /// <summary>Why less was paid than was charged.</summary>
    public IReadOnlyList<ClaimAdjustment> Adjustments { get; init; } = [];

    /// <summary>Remittance advice remark codes (LQ HE).</summary>
    public IReadOnlyList<string> RemarkCodes { get; init; } = [];
}
