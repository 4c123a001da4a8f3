using DenialOps.Llm.Prompts;

namespace DenialOps.Cli.Printing;

/// <summary>Prints a prompt that is filled in.</summary>
internal static class RenderedPromptScreen
{
    /// <summary>Prints it on standard output: for people, or as one line of JSON with the texts exactly as they are.</summary>
    public static void Print(ConsoleHost host, RenderedPrompt prompt, bool asJson)
    {
        if (asJson)
        {
            host.Out.WriteLine(RenderedPromptJson.Write(prompt));
            return;
        }

        if (prompt.System is { } system)
        {
            host.Out.WriteLine("# system");
            host.Out.WriteLine(PrintableText.Lines(system));
            host.Out.WriteLine();
        }

        host.Out.WriteLine("# user");
        host.Out.WriteLine(PrintableText.Lines(prompt.User));
    }
}
