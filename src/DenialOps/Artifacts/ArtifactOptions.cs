namespace DenialOps.Artifacts;

/// <summary>What the files of a case say about the run beside its results.</summary>
public sealed class ArtifactOptions
{
    /// <summary>Version of the program, as <c>run.json</c> names it.</summary>
    /// <value>The version of this assembly.</value>
    public string Version { get; set; } = typeof(ArtifactOptions).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The options of the run that change its result; never a key or a secret.</summary>
    /// <value>Empty.</value>
    public IReadOnlyDictionary<string, string> Options { get; set; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the letter is, relative to the case's folder, for <c>case.json</c>.</summary>
    /// <value>Null: it has no place of its own, and the case is not run again from the file.</value>
    public string? Letter { get; set; }
}
