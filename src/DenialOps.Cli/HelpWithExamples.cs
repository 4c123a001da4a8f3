using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DenialOps.Cli.Commands;

namespace DenialOps.Cli;

/// <summary>The ordinary help text, with examples to copy at its end.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string RootExamples = """
          denialops run letter.pdf                 the pack: plan, letter, call script
          denialops run letter.pdf --out cases     the same, in the folder cases/
          denialops facts letter.txt | jq .denial  what the letter says, with sources
          denialops route letter.txt               which way out, and why
          denialops check my_letter.md --against letter.pdf
                                                   is every date and code in it true?
          denialops run letter.pdf --provider openai --budget 0.05
                                                   with a model's help
          denialops config show                    which model would be asked
          denialops prices show gpt-4o             what tokens of a model cost
          denialops usage --since 7d               what calls to models have cost
          denialops prompts validate --prompts my-prompts
                                                   are your prompt files right?
          denialops run --help                     more about one command
        """;

    private const string ExitCodeList = """
        Exit codes:
          0 done, 1 failed, 2 wrong use, 3 ungrounded, 4 refused by budget,
          130 interrupted
        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = ConsoleHost.DefaultWidth;
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        string examples = parseResult.CommandResult.Command is ExampleCommand command ? command.Examples : RootExamples;
        output.WriteLine("Examples:");
        output.WriteLine(examples);
        output.WriteLine();
        output.WriteLine(ExitCodeList);
        return ExitCodes.Done;
    }
}
