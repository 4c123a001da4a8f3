namespace DenialOps.Llm.Prompts;

/// <summary>A variable as the front matter declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is; empty when not said.</param>
/// <param name="Line">The line of the file, counted from 1.</param>
internal sealed record PromptInput(string Name, string Description, int Line);
