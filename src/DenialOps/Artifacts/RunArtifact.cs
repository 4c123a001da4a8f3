namespace DenialOps.Artifacts;

/// <summary>One file of a case, with what is needed to see that it was not changed.</summary>
public sealed record RunArtifact
{
    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Its SHA-256, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who wrote its words: <c>template</c> or <c>model</c>; null for files that are data.</summary>
    public string? GeneratedBy { get; init; }
}
