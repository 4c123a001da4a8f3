namespace DenialOps.Llm.Prompts;

/// <summary>A prompt with its values filled in, and where it comes from.</summary>
/// <example><code>var (system, user) = template.Render(new Dictionary&lt;string, string&gt; { ["letter"] = text });</code></example>
public sealed record RenderedPrompt
{
    /// <summary>The system text. Null when the file has no such section.</summary>
    public string? System { get; init; }

    /// <summary>The user text.</summary>
    public required string User { get; init; }

    /// <summary>The name of the prompt file.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the prompt file.</summary>
    public required string Version { get; init; }

    /// <summary>The content hash of the prompt file; see <see cref="PromptTemplate.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The prompt's own temperature. Null when the file leaves it open.</summary>
    public double? Temperature { get; init; }

    /// <summary>The prompt's own limit of output tokens. Null when the file leaves it open.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The name of the schema of the answer. Null when the answer is text.</summary>
    public string? Output { get; init; }

    /// <summary>The two texts.</summary>
    /// <param name="system">The system text, or null.</param>
    /// <param name="user">The user text.</param>
    public void Deconstruct(out string? system, out string user) => (system, user) = (System, User);

    /// <summary>Name and version, without the texts: they may hold what must not be logged.</summary>
    public override string ToString() => $"{Name} {Version}";
}
