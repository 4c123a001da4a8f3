namespace DenialOps.Llm.Prompts;

/// <summary>The front matter of a prompt file.</summary>
internal sealed record PromptHeader
{
    public string Name { get; set; } = "";

    public string Version { get; set; } = "";

    public string Description { get; set; } = "";

    public List<PromptInput> Inputs { get; } = [];

    /// <summary>Whether the inputs could be read; where not, nothing can be said of a variable.</summary>
    public bool InputsAreKnown { get; set; } = true;

    public double? Temperature { get; set; }

    public int? MaxTokens { get; set; }

    public string? Output { get; set; }
}
