using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>The kind of health coverage; it decides which law applies.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanType>))]
public enum PlanType
{
    /// <summary>Not stated.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>A plan of an employer or union.</summary>
    [JsonStringEnumMemberName("employer")] Employer,

    /// <summary>Bought on a health insurance exchange.</summary>
    [JsonStringEnumMemberName("marketplace")] Marketplace,

    /// <summary>Bought by the person outside an exchange.</summary>
    [JsonStringEnumMemberName("individual")] Individual,

    /// <summary>Original Medicare, Parts A and B.</summary>
    [JsonStringEnumMemberName("medicare")] Medicare,

    /// <summary>Medicare Advantage (Part C).</summary>
    [JsonStringEnumMemberName("medicare_advantage")] MedicareAdvantage,

    /// <summary>Medicare prescription drug plan (Part D).</summary>
    [JsonStringEnumMemberName("part_d")] PartD,

    /// <summary>Medicaid, managed care included.</summary>
    [JsonStringEnumMemberName("medicaid")] Medicaid,

    /// <summary>Children's Health Insurance Program.</summary>
    [JsonStringEnumMemberName("chip")] Chip,

    /// <summary>TRICARE, for the uniformed services.</summary>
    [JsonStringEnumMemberName("tricare")] Tricare,

    /// <summary>Federal Employees Health Benefits.</summary>
    [JsonStringEnumMemberName("fehb")] Fehb,
}
