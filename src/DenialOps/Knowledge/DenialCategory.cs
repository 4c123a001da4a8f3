using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>The fifteen kinds of reason for which a payer denies.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DenialCategory>))]
public enum DenialCategory
{
    /// <summary>Authorization absent, expired, incomplete or for something else.</summary>
    [JsonStringEnumMemberName("prior_authorization")] PriorAuthorization,

    /// <summary>A coding, bundling or modifier defect.</summary>
    [JsonStringEnumMemberName("coding_error")] CodingError,

    /// <summary>Clinical judgement: not medically necessary.</summary>
    [JsonStringEnumMemberName("medical_necessity")] MedicalNecessity,

    /// <summary>Experimental, investigational or unproven.</summary>
    [JsonStringEnumMemberName("experimental")] Experimental,

    /// <summary>The provider is not in the plan's network.</summary>
    [JsonStringEnumMemberName("out_of_network")] OutOfNetwork,

    /// <summary>The plan excludes the service.</summary>
    [JsonStringEnumMemberName("not_covered_exclusion")] NotCoveredExclusion,

    /// <summary>The person was not covered on the day.</summary>
    [JsonStringEnumMemberName("eligibility")] Eligibility,

    /// <summary>The claim came too late.</summary>
    [JsonStringEnumMemberName("timely_filing")] TimelyFiling,

    /// <summary>The claim was already processed.</summary>
    [JsonStringEnumMemberName("duplicate")] Duplicate,

    /// <summary>Records or claim data are missing.</summary>
    [JsonStringEnumMemberName("missing_information")] MissingInformation,

    /// <summary>Another payer is to pay first.</summary>
    [JsonStringEnumMemberName("coordination_of_benefits")] CoordinationOfBenefits,

    /// <summary>Another drug or treatment is to be tried first.</summary>
    [JsonStringEnumMemberName("step_therapy")] StepTherapy,

    /// <summary>More than the plan's limit of units or visits.</summary>
    [JsonStringEnumMemberName("quantity_limit")] QuantityLimit,

    /// <summary>The care could be given in a less intensive setting.</summary>
    [JsonStringEnumMemberName("level_of_care")] LevelOfCare,

    /// <summary>None of the others.</summary>
    [JsonStringEnumMemberName("other")] Other,
}
