using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>A time that a law gives: an entry of <c>rules.json</c>.</summary>
internal sealed record LegalRule
{
    /// <summary>A short name that never changes, for example <c>ma-reconsideration</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required RuleMatter Matter { get; init; }

    /// <summary>The kinds of plan that it binds.</summary>
    public required IReadOnlyList<PlanType> PlanTypes { get; init; }

    /// <summary>Of an appeal, its place in the ladder: 1 answers the first refusal, 2 the refusal of that appeal, and so on; 0 for other matters.</summary>
    public required int Level { get; init; }

    /// <summary>What it is called, for example <c>Redetermination</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The same within a sentence: only its first letter changes, for later ones can belong to names.</summary>
    public string NameInSentence => char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary>Who decides.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The time, for example <c>180 days</c> or <c>4 months</c>; null where the law sets none.</summary>
    public string? Time { get; init; }

    /// <summary>The longest time that the law allows, where it leaves the choice to somebody: a letter that gives up to it keeps the law.</summary>
    public string? LongestTime { get; init; }

    /// <summary>What the time runs from.</summary>
    public required RuleAnchor Anchor { get; init; }

    /// <summary>After how many days from its date the law takes a notice to have come, unless there is proof; 0 where it does not say.</summary>
    public int MailDays { get; init; }

    /// <summary>Which day counts when the last month has no such day.</summary>
    public MonthEnd MonthEnd { get; init; }

    /// <summary>Whether a last day on a Saturday, a Sunday or a federal holiday moves to the next working day.</summary>
    public bool Rolls { get; init; }

    /// <summary>Which day counts as the day of filing.</summary>
    public required FiledOn Filed { get; init; }

    /// <summary>Whether the review comes by itself.</summary>
    public bool Automatic { get; init; }

    /// <summary>Whether the day on which a change takes effect counts instead, where it is later.</summary>
    public bool OrEffectiveDate { get; init; }

    /// <summary>The states where it holds instead of the federal rule, as two letters; empty for every state.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>Who may file, in words to the patient.</summary>
    public string? WhoFiles { get; init; }

    /// <summary>The same in words to a provider.</summary>
    public string? WhoFilesStaff { get; init; }

    /// <summary>Whether a provider may file in its own name, without acting for the patient.</summary>
    public bool ProviderFiles { get; init; }

    /// <summary>Whether the request goes to the plan, which then hands it to the one who decides.</summary>
    public bool FiledWithPlan { get; init; }

    /// <summary>By when the one who decides must answer.</summary>
    public required IReadOnlyList<AnswerTime> Answers { get; init; }

    /// <summary>The law, for example <c>42 CFR 422.582(b)</c>.</summary>
    public required string Citation { get; init; }

    /// <summary>A link to it.</summary>
    public required string Url { get; init; }

    /// <summary>How well it was checked.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>When it was last checked.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>What else to know, in plain words.</summary>
    public string? Note { get; init; }
}

/// <summary>By when an answer must come: for which case, how long from the day on which the request came, where the law says so, and from which day on it holds (null for long since).</summary>
internal sealed record AnswerTime(AnswerCase Case, string Time, string? Citation = null, DateOnly? From = null);

/// <summary>What a rule is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleMatter>))]
internal enum RuleMatter
{
    [JsonStringEnumMemberName("appeal")] Appeal,
    [JsonStringEnumMemberName("keep_services")] KeepServices,
    [JsonStringEnumMemberName("claim")] Claim,
    [JsonStringEnumMemberName("first_decision")] FirstDecision,
    [JsonStringEnumMemberName("payment_dispute")] PaymentDispute,
    [JsonStringEnumMemberName("fast_review")] FastReview,
    [JsonStringEnumMemberName("fast_appeal")] FastAppeal,
    [JsonStringEnumMemberName("first_hearing")] FirstHearing,
}

/// <summary>What a time runs from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleAnchor>))]
internal enum RuleAnchor
{
    [JsonStringEnumMemberName("notice")] Notice,
    [JsonStringEnumMemberName("receipt")] Receipt,
    [JsonStringEnumMemberName("service")] Service,
    [JsonStringEnumMemberName("request")] Request,
    [JsonStringEnumMemberName("negotiation")] Negotiation,
}

/// <summary>Which day counts when a month has no such day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MonthEnd>))]
internal enum MonthEnd
{
    [JsonStringEnumMemberName("last_of_month")] LastOfMonth,
    [JsonStringEnumMemberName("first_of_next")] FirstOfNext,
}

/// <summary>Which day counts as the day of filing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FiledOn>))]
internal enum FiledOn
{
    [JsonStringEnumMemberName("unknown")] Unknown,
    [JsonStringEnumMemberName("arrival")] Arrival,
    [JsonStringEnumMemberName("postmark")] Postmark,
}

/// <summary>The kind of case that an answer is due in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerCase>))]
internal enum AnswerCase
{
    [JsonStringEnumMemberName("any")] Any,
    [JsonStringEnumMemberName("urgent")] Urgent,
    [JsonStringEnumMemberName("pre_service")] PreService,
    [JsonStringEnumMemberName("post_service")] PostService,
    [JsonStringEnumMemberName("part_b_drug")] PartBDrug,
    [JsonStringEnumMemberName("urgent_part_b_drug")] UrgentPartBDrug,
    [JsonStringEnumMemberName("prior_authorization")] PriorAuthorization,
    [JsonStringEnumMemberName("concurrent")] Concurrent,
}
