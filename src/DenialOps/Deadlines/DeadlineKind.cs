using System.Text.Json.Serialization;

namespace DenialOps.Deadlines;

/// <summary>What is due.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineKind>))]
public enum DeadlineKind
{
    /// <summary>The first appeal to the payer.</summary>
    [JsonStringEnumMemberName("internal_appeal")] InternalAppeal,

    /// <summary>The claim, corrected and sent again.</summary>
    [JsonStringEnumMemberName("corrected_claim")] CorrectedClaim,

    /// <summary>The call for a fast review, before care that is going on ends.</summary>
    [JsonStringEnumMemberName("fast_review")] FastReview,

    /// <summary>The review after the payer's own answer to an appeal: by an independent organization, a hearing, a court.</summary>
    [JsonStringEnumMemberName("later_review")] LaterReview,

    /// <summary>The request that care goes on while the appeal is decided.</summary>
    [JsonStringEnumMemberName("keep_services")] KeepServices,

    /// <summary>The request for a fast (expedited) appeal, where it has a time of its own.</summary>
    [JsonStringEnumMemberName("fast_appeal")] FastAppeal,
}
