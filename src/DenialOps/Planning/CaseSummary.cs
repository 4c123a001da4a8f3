using DenialOps.Routing;

namespace DenialOps.Planning;

/// <summary>The case in a few sentences: <c>summary.json</c>.</summary>
public sealed record CaseSummary
{
    /// <summary>Version of the schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>What happened.</summary>
    public required string SituationSummary { get; init; }

    /// <summary>What we would do.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The points to remember, most important first.</summary>
    public IReadOnlyList<string> KeyPoints { get; init; } = [];

    /// <summary>Standard or expedited.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>What makes the answer stronger.</summary>
    public IReadOnlyList<string> SuccessFactors { get; init; } = [];

    /// <summary>Who wrote the sentences: <c>template</c> or <c>model</c>.</summary>
    public string GeneratedBy { get; init; } = "template";

    /// <summary>What a model was asked for and did not do, and why, a sentence or two each; empty where it did all, and where none was asked.</summary>
    public IReadOnlyList<string> NotDoneByModel { get; init; } = [];
}
