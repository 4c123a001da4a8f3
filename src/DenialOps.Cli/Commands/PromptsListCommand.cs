using System.CommandLine;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prompts list</c>: every prompt with its version and purpose.</summary>
internal sealed class PromptsListCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops prompts list
          denialops prompts list --prompts my-prompts
        """;

    private readonly Option<string?> _folder = PromptFolder.Option();
    private readonly ConsoleHost _host;

    public PromptsListCommand(ConsoleHost host)
        : base("list", "List the prompts of DenialOps, or those of a folder.", ExampleLines)
    {
        _host = host;
        Options.Add(_folder);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        foreach (var prompt in PromptFolder.Open(parsed.GetValue(_folder)).GetAllPrompts())
        {
            _host.Out.WriteLine(PrintableText.OneLine($"{prompt.Name} {prompt.Version}  {prompt.Description}"));
        }

        return ExitCodes.Done;
    }
}
