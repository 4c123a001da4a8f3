using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>The denied care, as a model read it.</summary>
public sealed record ExtractedService
{
    /// <summary>What was denied.</summary>
    [Description("The denied care in the words of the document")]
    public ExtractedValue? Description { get; init; }

    /// <summary>Its first day, planned days included.</summary>
    [Description("First day of the denied care")]
    public ExtractedValue? DateOfService { get; init; }

    /// <summary>Its last day.</summary>
    [Description("Last day of the denied care, when it is not the first")]
    public ExtractedValue? DateOfServiceEnd { get; init; }

    /// <summary>The clinician; else the billing provider.</summary>
    [Description("The treating, ordering or rendering clinician; else the billing provider")]
    public ExtractedValue? ProviderName { get; init; }

    /// <summary>The NPI of that provider.</summary>
    [Description("NPI of that provider, ten digits")]
    public ExtractedValue? ProviderNpi { get; init; }

    /// <summary>Where the care was or is to be given.</summary>
    [Description("Hospital, clinic or other place of the care")]
    public ExtractedValue? FacilityName { get; init; }

    /// <summary>The drug.</summary>
    [Description("The denied drug with strength and form")]
    public ExtractedValue? DrugName { get; init; }

    // What an answer leaves out, a generated reader sets to null.

    /// <summary>CPT codes.</summary>
    [Description("CPT codes of the denied care")]
    public IReadOnlyList<ExtractedValue> CptCodes { get; init => field = value ?? []; } = [];

    /// <summary>HCPCS level II codes.</summary>
    [Description("HCPCS level II codes: a letter and four digits")]
    public IReadOnlyList<ExtractedValue> HcpcsCodes { get; init => field = value ?? []; } = [];

    /// <summary>ICD-10-CM codes.</summary>
    [Description("ICD-10-CM codes")]
    public IReadOnlyList<ExtractedValue> DiagnosisCodes { get; init => field = value ?? []; } = [];

    /// <summary>Modifiers.</summary>
    [Description("Modifiers that the denied line carries")]
    public IReadOnlyList<ExtractedValue> Modifiers { get; init => field = value ?? []; } = [];

    /// <summary>Revenue codes.</summary>
    [Description("Revenue codes of a hospital bill")]
    public IReadOnlyList<ExtractedValue> RevenueCodes { get; init => field = value ?? []; } = [];

    /// <summary>National Drug Codes.</summary>
    [Description("National Drug Codes")]
    public IReadOnlyList<ExtractedValue> NdcCodes { get; init => field = value ?? []; } = [];
}
