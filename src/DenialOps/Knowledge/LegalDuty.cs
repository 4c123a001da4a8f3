using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>Something that a law makes a plan do when it refuses: an entry of <c>rules.json</c>.</summary>
internal sealed record LegalDuty
{
    /// <summary>A short name that never changes.</summary>
    public required string Id { get; init; }

    /// <summary>What must be done.</summary>
    public required PlanDuty Duty { get; init; }

    /// <summary>The kinds of plan that it binds.</summary>
    public required IReadOnlyList<PlanType> PlanTypes { get; init; }

    /// <summary>From which day on; null for long since.</summary>
    public DateOnly? From { get; init; }

    /// <summary>What must be given, in our own words.</summary>
    public required string Says { get; init; }

    /// <summary>The law.</summary>
    public required string Citation { get; init; }

    /// <summary>A link to it.</summary>
    public required string Url { get; init; }

    /// <summary>How well it was checked.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>When it was last checked.</summary>
    public required DateOnly Checked { get; init; }
}

/// <summary>What a plan must do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanDuty>))]
internal enum PlanDuty
{
    [JsonStringEnumMemberName("claim_file")] ClaimFile,
    [JsonStringEnumMemberName("specific_reason")] SpecificReason,
    [JsonStringEnumMemberName("surprise_billing")] SurpriseBilling,
    [JsonStringEnumMemberName("deemed_exhausted")] DeemedExhausted,
    [JsonStringEnumMemberName("advance_review")] AdvanceReview,
}
