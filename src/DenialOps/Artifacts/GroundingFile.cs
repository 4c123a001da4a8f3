using DenialOps.Grounding;

namespace DenialOps.Artifacts;

/// <summary>What every value of every document rests on: <c>grounding.json</c>.</summary>
public sealed record GroundingFile
{
    /// <summary>Version of the schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>Whether nothing in any document is ungrounded.</summary>
    public required bool IsGrounded { get; init; }

    /// <summary>One report a document.</summary>
    public required IReadOnlyList<GroundingReport> Documents { get; init; }

    /// <summary>Gathers the reports of a case.</summary>
    public static GroundingFile Of(IReadOnlyList<GroundingReport> reports) =>
        new() { IsGrounded = reports.All(r => r.IsGrounded), Documents = reports };
}
