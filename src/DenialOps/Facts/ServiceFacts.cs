namespace DenialOps.Facts;

/// <summary>The denied service.</summary>
public sealed record ServiceFacts
{
    /// <summary>What was done or asked for, in the document's words.</summary>
    public Fact<string>? Description { get; init; }

    /// <summary>First day of service, planned days included.</summary>
    public Fact<DateOnly>? DateOfService { get; init; }

    /// <summary>Last day of service.</summary>
    public Fact<DateOnly>? DateOfServiceEnd { get; init; }

    /// <summary>The treating, ordering or rendering clinician; else the billing provider.</summary>
    public Fact<string>? ProviderName { get; init; }

    /// <summary>The provider's National Provider Identifier.</summary>
    public Fact<string>? ProviderNpi { get; init; }

    /// <summary>Where the care was or is to be given.</summary>
    public Fact<string>? FacilityName { get; init; }

    /// <summary>CPT codes.</summary>
    public IReadOnlyList<Fact<string>> CptCodes { get; init; } = [];

    /// <summary>HCPCS level II codes.</summary>
    public IReadOnlyList<Fact<string>> HcpcsCodes { get; init; } = [];

    /// <summary>ICD-10-CM codes.</summary>
    public IReadOnlyList<Fact<string>> DiagnosisCodes { get; init; } = [];

    /// <summary>Procedure modifiers.</summary>
    public IReadOnlyList<Fact<string>> Modifiers { get; init; } = [];

    /// <summary>Revenue codes.</summary>
    public IReadOnlyList<Fact<string>> RevenueCodes { get; init; } = [];

    /// <summary>The drug, for drug denials.</summary>
    public Fact<string>? DrugName { get; init; }

    /// <summary>National drug codes.</summary>
    public IReadOnlyList<Fact<string>> NdcCodes { get; init; } = [];
}
