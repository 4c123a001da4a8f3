using DenialOps.Assistance;

namespace DenialOps.Cli.Printing;

/// <summary>Shows on standard error what is sent to a model, as it is sent.</summary>
internal sealed class PromptScreen(ConsoleHost host)
{
    /// <summary>Prints a prompt; what a terminal would obey is shown as escapes.</summary>
    public void Print(SentPrompt prompt)
    {
        host.Error.WriteLine(PrintableText.OneLine($"--- {prompt.Name} {prompt.Version}{(prompt.Model is { } model ? $" to {model}" : "")}"));
        if (prompt.System is { } system)
        {
            host.Error.WriteLine("# system");
            host.Error.WriteLine(PrintableText.Lines(system));
        }

        host.Error.WriteLine("# user");
        host.Error.WriteLine(PrintableText.Lines(prompt.User));
    }
}
