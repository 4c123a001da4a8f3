using DenialOps.Llm.Prompts;

namespace DenialOps.Llm.Tests.Prompts;

internal static class PromptFiles
{
    internal static PromptLibrary Library(string? overrides = null) =>
        PromptLibrary.FromAssembly(typeof(PromptFiles).Assembly, "prompts/", overrides);

    internal static string Text(string name)
    {
        using var reader = new StreamReader(typeof(PromptFiles).Assembly.GetManifestResourceStream($"prompts/{name}.md")!);
        return reader.ReadToEnd();
    }

    internal static string Of(string body, string inputs = "a", string more = "") =>
        $"---\nname: p\nversion: 1.0\ndescription: A prompt.\ninputs: [{inputs}]\n{more}---\n{body}";
}
