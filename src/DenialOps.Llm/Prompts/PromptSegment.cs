namespace DenialOps.Llm.Prompts;

/// <summary>A piece of a section: text as it stands, or the place of a variable.</summary>
/// <param name="Text">The text, or the variable's name.</param>
/// <param name="IsVariable">Whether it is the place of a variable.</param>
/// <param name="Line">The line of the file, counted from 1.</param>
internal readonly record struct PromptSegment(string Text, bool IsVariable, int Line);
