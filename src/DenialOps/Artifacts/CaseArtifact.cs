namespace DenialOps.Artifacts;

/// <summary>One file of a case, not yet written.</summary>
/// <param name="FileName">Its name, without a folder.</param>
/// <param name="Content">Its bytes, UTF-8.</param>
public sealed record CaseArtifact(string FileName, ReadOnlyMemory<byte> Content);
