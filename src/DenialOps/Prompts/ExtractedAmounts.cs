using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>The amounts of the claim, as a model read them.</summary>
public sealed record ExtractedAmounts
{
    /// <summary>Billed.</summary>
    [Description("Total billed")]
    public ExtractedValue? Billed { get; init; }

    /// <summary>Allowed.</summary>
    [Description("Total allowed")]
    public ExtractedValue? Allowed { get; init; }

    /// <summary>Paid by the plan.</summary>
    [Description("Total that the plan paid")]
    public ExtractedValue? Paid { get; init; }

    /// <summary>What the patient owes.</summary>
    [Description("What the patient owes or may owe")]
    public ExtractedValue? PatientResponsibility { get; init; }

    /// <summary>Deductible applied.</summary>
    [Description("Deductible applied")]
    public ExtractedValue? Deductible { get; init; }

    /// <summary>Copayment.</summary>
    [Description("Copayment")]
    public ExtractedValue? Copay { get; init; }

    /// <summary>Coinsurance.</summary>
    [Description("Coinsurance")]
    public ExtractedValue? Coinsurance { get; init; }
}
