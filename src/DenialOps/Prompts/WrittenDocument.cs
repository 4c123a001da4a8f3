using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>A whole document, as a model wrote it: the answer to the prompts that write letters and scripts or repair them.</summary>
/// <param name="Markdown">The document.</param>
public sealed record WrittenDocument([property: Description("The whole document as Markdown, line ends as \\n")] string Markdown);
