namespace DenialOps.Planning;

/// <summary>What to do, in order: <c>action_plan.json</c>.</summary>
public sealed record ActionPlan
{
    /// <summary>Version of the schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>What happened, in plain words.</summary>
    public required string Situation { get; init; }

    /// <summary>What we would do.</summary>
    public required string Recommendation { get; init; }

    /// <summary>Whether a person should look at the letter before anything is sent.</summary>
    public bool PersonShouldLook { get; init; }

    /// <summary>What to do, first things first.</summary>
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    /// <summary>What to gather.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>What we would ask the user, most valuable first.</summary>
    public IReadOnlyList<PlanQuestion> Questions { get; init; } = [];

    /// <summary>What we took for granted, and how to check it.</summary>
    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];

    /// <summary>What the codes of the letter mean and ask for.</summary>
    public IReadOnlyList<CodeExplanation> Codes { get; init; } = [];

    /// <summary>The reviews that the law opens, the next one first; empty where the kind of plan is unknown.</summary>
    public IReadOnlyList<Review> Reviews { get; init; } = [];

    /// <summary>Where the document says what the plan rests on.</summary>
    public IReadOnlyList<string> Citations { get; init; } = [];

    /// <summary>What this is not.</summary>
    public IReadOnlyList<string> Disclaimers { get; init; } = [];
}
