using System.Text.Json;
using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>The content of <c>plans.json</c>. Texts may hold the tokens that the planner fills, such as <c>{payer}</c>, <c>{provider}</c> and <c>{send}</c>.</summary>
internal sealed record PlanContent
{
    public required string Source { get; init; }

    public required string Checked { get; init; }

    /// <summary>Remark codes that say that there is no right to appeal.</summary>
    public required IReadOnlyList<string> NoAppealCodes { get; init; }

    public required string PersonShouldLook { get; init; }

    public required IReadOnlyList<string> Disclaimers { get; init; }

    public required IReadOnlyList<QuestionContent> Questions { get; init; }

    /// <summary>Steps of every denial.</summary>
    public required IReadOnlyList<StepContent> Steps { get; init; }

    /// <summary>The steps that use a document of the pack which no other step of the case uses.</summary>
    public required IReadOnlyList<StepContent> DocumentSteps { get; init; }

    public required IReadOnlyList<AssumptionContent> Assumptions { get; init; }

    /// <summary>Whom to turn to, by the kind of plan as the case's data spell it; <c>unknown</c> is one of them.</summary>
    public required IReadOnlyDictionary<string, PlanTypeContent> PlanTypes { get; init; }

    /// <summary>Whom to turn to about a kind of plan.</summary>
    public PlanTypeContent Of(PlanType type) => PlanTypes[JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString())];

    public required IReadOnlyDictionary<Route, PlanSection> Routes { get; init; }

    public required IReadOnlyDictionary<DenialCategory, PlanSection> Categories { get; init; }

    /// <summary>What takes the place of a corrected claim when a member is told that there was no coverage.</summary>
    public required PlanSection CoverageEnded { get; init; }

    /// <summary>What takes the route's place when the claim has no appeal rights.</summary>
    public required PlanSection NoAppealRights { get; init; }
}

/// <summary>What a route or a category adds to a plan.</summary>
internal sealed record PlanSection
{
    /// <summary>For a category: what the plan says, in plain words, after "the plan says that". For a route: what kind of problem it is.</summary>
    public required string Meaning { get; init; }

    public required string Recommendation { get; init; }

    public required IReadOnlyList<StepContent> Steps { get; init; }

    public required IReadOnlyList<EvidenceContent> Evidence { get; init; }

    public required IReadOnlyList<AssumptionContent> Assumptions { get; init; }

    public required IReadOnlyList<string> SuccessFactors { get; init; }
}

/// <summary>One step.</summary>
internal sealed record StepContent
{
    /// <summary>Its place among the others, lowest first.</summary>
    public required int Order { get; init; }

    public required string Title { get; init; }

    public required string What { get; init; }

    public required string Who { get; init; }

    public required StepTime By { get; init; }

    public string? Why { get; init; }

    public string? Document { get; init; }

    public StepAudience Audience { get; init; }

    public StepCondition When { get; init; }
}

/// <summary>
/// Whom to turn to about one kind of plan: a sentence on who else can look at a refusal, the office that knows the coverage, and the one
/// that oversees the plan; and what is taken for granted of such a plan.
/// </summary>
internal sealed record PlanTypeContent(string FurtherReview, string CoverageOffice, string? Overseer, IReadOnlyList<AssumptionContent>? Assumptions = null);

/// <summary>Something to gather.</summary>
internal sealed record EvidenceContent(
    string Item, EvidenceImportance Importance, string WhereToGet, string WhyItHelps, StepAudience Audience = StepAudience.All);

/// <summary>Something taken for granted.</summary>
internal sealed record AssumptionContent(string Statement, string HowToVerify);

/// <summary>A question for a missing or doubtful fact; the order in the file is their value.</summary>
internal sealed record QuestionContent(string Field, string Question, string Why);

/// <summary>By when a step is due.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepTime>))]
internal enum StepTime
{
    [JsonStringEnumMemberName("today")] Today,
    [JsonStringEnumMemberName("this_week")] ThisWeek,
    [JsonStringEnumMemberName("deadline")] Deadline,
    [JsonStringEnumMemberName("corrected_claim")] CorrectedClaim,
    [JsonStringEnumMemberName("before_sending")] BeforeSending,
    [JsonStringEnumMemberName("after_sending")] AfterSending,
    [JsonStringEnumMemberName("if_late")] IfLate,
    [JsonStringEnumMemberName("if_refused")] IfRefused,
}

/// <summary>Whom a step or an item is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepAudience>))]
internal enum StepAudience
{
    [JsonStringEnumMemberName("all")] All,
    [JsonStringEnumMemberName("patient")] Patient,
    [JsonStringEnumMemberName("provider")] Provider,
}

/// <summary>When a step applies.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepCondition>))]
internal enum StepCondition
{
    [JsonStringEnumMemberName("always")] Always,
    [JsonStringEnumMemberName("expedited")] Expedited,
    [JsonStringEnumMemberName("ongoing_care")] OngoingCare,
    [JsonStringEnumMemberName("fast_appeal_open")] FastAppealOpen,
    [JsonStringEnumMemberName("fast_review")] FastReview,
    [JsonStringEnumMemberName("keep_services")] KeepServices,
    [JsonStringEnumMemberName("deadline_unknown")] DeadlineUnknown,
    [JsonStringEnumMemberName("deadline_passed")] DeadlinePassed,
    [JsonStringEnumMemberName("deadline_may_have_passed")] DeadlineMayHavePassed,
    [JsonStringEnumMemberName("appeal_rights_unclear")] AppealRightsUnclear,
    [JsonStringEnumMemberName("appeal_written")] AppealWritten,
    [JsonStringEnumMemberName("overseer_known")] OverseerKnown,
    [JsonStringEnumMemberName("drug")] Drug,
    [JsonStringEnumMemberName("extension_open")] ExtensionOpen,
    [JsonStringEnumMemberName("approved_care_cut")] ApprovedCareCut,
    [JsonStringEnumMemberName("help_named")] HelpNamed,
    [JsonStringEnumMemberName("payment_dispute")] PaymentDispute,
    [JsonStringEnumMemberName("not_duplicate")] NotDuplicate,
    [JsonStringEnumMemberName("peer_to_peer")] PeerToPeer,
    [JsonStringEnumMemberName("past_care")] PastCare,
    [JsonStringEnumMemberName("care_to_come")] CareToCome,
    [JsonStringEnumMemberName("late_claim")] LateClaim,
    [JsonStringEnumMemberName("not_late_claim")] NotLateClaim,
}

/// <summary>How much an item matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceImportance>))]
internal enum EvidenceImportance
{
    [JsonStringEnumMemberName("required")] Required,
    [JsonStringEnumMemberName("recommended")] Recommended,
    [JsonStringEnumMemberName("optional")] Optional,
}

/// <summary>Reads the content strictly: an unknown or missing member is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PlanContent))]
internal sealed partial class PlanContentJson : JsonSerializerContext;
