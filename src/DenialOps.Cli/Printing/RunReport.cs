using DenialOps.Deadlines;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Cli.Printing;

/// <summary>What <c>run --json</c> prints: where the pack is and what it says first.</summary>
internal sealed record RunReport
{
    /// <summary>Version of this object's schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>The case's name.</summary>
    public required string CaseId { get; init; }

    /// <summary>The case's folder, as an absolute path.</summary>
    public required string Folder { get; init; }

    /// <summary>The files in it, by name, as absolute paths.</summary>
    public required IReadOnlyDictionary<string, string> Paths { get; init; }

    /// <summary>The way out.</summary>
    public required Route Route { get; init; }

    /// <summary>How sure that is, from 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Standard or expedited.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>The deadline that the plan works towards; null when nothing is due.</summary>
    public required Deadline? Deadline { get; init; }

    /// <summary>The deadline in one line for people.</summary>
    public required string Headline { get; init; }

    /// <summary>The case in a few sentences.</summary>
    public required CaseSummary Summary { get; init; }

    /// <summary>What to be careful about.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What a model was asked for and did not do, and why; empty where none was asked.</summary>
    public required IReadOnlyList<string> NotDoneByModel { get; init; }

    /// <summary>The report on a pack that was written.</summary>
    public static RunReport From(CasePack pack, string folder, IReadOnlyList<string> files) => new()
    {
        CaseId = pack.Reading.Facts.CaseId,
        Folder = folder,
        Paths = files.ToDictionary(file => file, file => Path.Combine(folder, file), StringComparer.Ordinal),
        Route = pack.Route.Route,
        Confidence = pack.Route.Confidence,
        Urgency = pack.Route.Urgency,
        Deadline = DeadlineHeadline.Leading(pack),
        Headline = DeadlineHeadline.From(pack).Text,
        Summary = pack.Summary,
        Warnings = CaseWarnings.Of(pack),
        NotDoneByModel = pack.Summary.NotDoneByModel,
    };
}
