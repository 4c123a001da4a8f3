using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>The way out of a denial.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Route>))]
public enum Route
{
    /// <summary>Authorization absent, incomplete or on the wrong pathway.</summary>
    [JsonStringEnumMemberName("prior_auth_needed")] PriorAuthNeeded,

    /// <summary>A billing defect: correct and resubmit.</summary>
    [JsonStringEnumMemberName("claim_correction_resubmit")] ClaimCorrectionResubmit,

    /// <summary>Clinical judgement: appeal on medical grounds.</summary>
    [JsonStringEnumMemberName("medical_necessity_appeal")] MedicalNecessityAppeal,

    /// <summary>A matter of the contract: exclusion, network, coordination of benefits.</summary>
    [JsonStringEnumMemberName("coverage_dispute")] CoverageDispute,

    /// <summary>The document denies nothing.</summary>
    [JsonStringEnumMemberName("not_a_denial")] NotADenial,
}
