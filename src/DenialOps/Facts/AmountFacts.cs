namespace DenialOps.Facts;

/// <summary>The claim's totals, in US dollars with two decimals.</summary>
public sealed record AmountFacts
{
    /// <summary>Billed.</summary>
    public Fact<decimal>? Billed { get; init; }

    /// <summary>Allowed.</summary>
    public Fact<decimal>? Allowed { get; init; }

    /// <summary>Paid by the plan.</summary>
    public Fact<decimal>? Paid { get; init; }

    /// <summary>What the patient owes.</summary>
    public Fact<decimal>? PatientResponsibility { get; init; }

    /// <summary>Deductible applied.</summary>
    public Fact<decimal>? Deductible { get; init; }

    /// <summary>Copayment.</summary>
    public Fact<decimal>? Copay { get; init; }

    /// <summary>Coinsurance.</summary>
    public Fact<decimal>? Coinsurance { get; init; }
}
