using System.Text.Json.Nodes;
using DenialOps.Llm.Prompts;

namespace DenialOps.Cli.Printing;

/// <summary>Writes a prompt that is filled in as JSON.</summary>
internal static class RenderedPromptJson
{
    /// <summary>The prompt as one object.</summary>
    public static string Write(RenderedPrompt prompt) => new JsonObject
    {
        ["name"] = prompt.Name,
        ["version"] = prompt.Version,
        ["content_hash"] = prompt.ContentHash,
        ["temperature"] = prompt.Temperature,
        ["max_tokens"] = prompt.MaxTokens,
        ["output"] = prompt.Output,
        ["system"] = prompt.System,
        ["user"] = prompt.User,
    }.ToJsonString();
}
