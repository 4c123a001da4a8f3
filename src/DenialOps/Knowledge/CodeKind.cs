using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>What an adjustment or remark code says happened.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CodeKind>))]
public enum CodeKind
{
    /// <summary>A denial.</summary>
    [JsonStringEnumMemberName("denial")] Denial,

    /// <summary>The patient's share under the plan: deductible, coinsurance, copayment.</summary>
    [JsonStringEnumMemberName("patient_share")] PatientShare,

    /// <summary>A write-off that the provider's contract foresees: paid correctly.</summary>
    [JsonStringEnumMemberName("contractual")] Contractual,

    /// <summary>A smaller payment that is not a denial.</summary>
    [JsonStringEnumMemberName("payment_adjustment")] PaymentAdjustment,

    /// <summary>Information only.</summary>
    [JsonStringEnumMemberName("informational")] Informational,

    /// <summary>The claim could not be processed and has no appeal rights: correct and resubmit.</summary>
    [JsonStringEnumMemberName("unprocessable")] Unprocessable,
}
