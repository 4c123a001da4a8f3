using System.Text.Json.Serialization;
using DenialOps.Knowledge;

namespace DenialOps.Routing;

/// <summary>Which way out of the denial, how sure we are and why: <c>route.json</c>.</summary>
public sealed record RouteDecision
{
    /// <summary>Version of the schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>The route.</summary>
    public required Route Route { get; init; }

    /// <summary>From 0 to 1, calibrated on labelled letters. Below 0.5 a person should look at the letter first.</summary>
    public required double Confidence { get; init; }

    /// <summary>Why, in two or three plain sentences.</summary>
    public required string Reasoning { get; init; }

    /// <summary>Standard or expedited.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>Whether nothing but care that goes on speaks for the fast track: then it is a choice, and no letter says that the case is urgent.</summary>
    [JsonIgnore]
    public bool RestsOnOngoingCare { get; init; }

    /// <summary>What spoke for and against, strongest first.</summary>
    public IReadOnlyList<RouteSignal> Signals { get; init; } = [];

    /// <summary>Other routes that are possible, likeliest first.</summary>
    public IReadOnlyList<RouteAlternative> Alternatives { get; init; } = [];
}
