using System.CommandLine;
using System.Globalization;
using DenialOps.Prompts;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prompts show NAME</c>: what a prompt is, and what it takes.</summary>
internal sealed class PromptsShowCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops prompts show extract-facts
          denialops prompts show summary --prompts my-prompts
        """;

    private readonly Argument<string> _name = new("NAME") { Description = "The prompt's name." };
    private readonly Option<string?> _folder = PromptFolder.Option();
    private readonly ConsoleHost _host;

    public PromptsShowCommand(ConsoleHost host)
        : base("show", "Show what a prompt is for and what it takes.", ExampleLines)
    {
        _host = host;
        Arguments.Add(_name);
        Options.Add(_folder);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        string? folder = parsed.GetValue(_folder);
        var prompt = PromptFolder.Find(PromptFolder.Open(folder), parsed.GetRequiredValue(_name));
        Print($"{prompt.Name} {prompt.Version}");
        Print(prompt.Description);
        Print("file: " + (folder is null ? "built in" : prompt.File));
        Print("hash: " + prompt.ContentHash);
        Print("temperature: " + (prompt.Temperature?.ToString(CultureInfo.InvariantCulture) ?? "left open"));
        Print("max tokens: " + (prompt.MaxTokens?.ToString(CultureInfo.InvariantCulture) ?? "left open"));
        Print("answer: " + (prompt.Output ?? "text"));
        if (folder is null)
        {
            Print("model: " + (PromptNames.TierOf(prompt.Name) == PromptTier.Small ? "a small one does" : "a strong one is worth its price"));
        }

        Print(prompt.Inputs.Count == 0 ? "inputs: none" : "inputs:");
        foreach (var (name, description) in prompt.Inputs)
        {
            Print(description.Length == 0 ? $"  {name}" : $"  {name}: {description}");
        }

        return ExitCodes.Done;
    }

    private void Print(string line) => _host.Out.WriteLine(PrintableText.OneLine(line));
}
