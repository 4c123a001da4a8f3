namespace DenialOps.Artifacts;

/// <summary>How the artifacts came to be: <c>run.json</c>.</summary>
public sealed record RunFile
{
    /// <summary>Version of the schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The options of the run that change its result; never a key or a secret.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>The stages, in order.</summary>
    public required IReadOnlyList<RunStage> Stages { get; init; }

    /// <summary>What went wrong without stopping the run.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Every other file of the case.</summary>
    public required IReadOnlyList<RunArtifact> Artifacts { get; init; }
}
