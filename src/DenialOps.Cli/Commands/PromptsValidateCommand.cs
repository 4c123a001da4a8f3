using System.CommandLine;
using System.Globalization;
using DenialOps.Llm.Prompts;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prompts validate</c>: every fault of the prompts of a folder.</summary>
internal sealed class PromptsValidateCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops prompts validate --prompts my-prompts
                                     each fault as file:line; exit code 2
        """;

    private readonly Option<string?> _folder = PromptFolder.Option();
    private readonly ConsoleHost _host;

    public PromptsValidateCommand(ConsoleHost host)
        : base("validate", "Find every fault of the prompts of a folder, or of those of DenialOps.", ExampleLines)
    {
        _host = host;
        Options.Add(_folder);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        try
        {
            int count = PromptFolder.Load(parsed.GetValue(_folder)).GetAllPrompts().Count;
            _host.Out.WriteLine(count == 1 ? "The prompt is right." : string.Create(CultureInfo.InvariantCulture, $"All {count:N0} prompts are right."));
            return ExitCodes.Done;
        }
        catch (PromptFileException faulty)
        {
            foreach (var problem in faulty.Problems)
            {
                _host.Out.WriteLine(PrintableText.OneLine(PromptFolder.Line(problem)));
            }

            _host.Complain(faulty.Problems.Count == 1
                ? "a prompt file has a fault; mend the line that is named."
                : string.Create(CultureInfo.InvariantCulture, $"prompt files have {faulty.Problems.Count:N0} faults; mend the lines that are named."));
            return ExitCodes.WrongUse;
        }
    }
}
