using System.CommandLine;
using System.CommandLine.Help;
using DenialOps.Cli.Commands;

namespace DenialOps.Cli;

/// <summary>The <c>denialops</c> command: its grammar, and what happens between the arguments and the exit code.</summary>
internal sealed class Application(ConsoleHost host, TimeProvider timeProvider)
{
    // Letters may be called "@x" and "-x" may be a typing error: no response files, no bundles of one-letter options.
    private static readonly ParserConfiguration Grammar = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Runs the command that <paramref name="arguments"/> name. Never throws; every failure is one line and an exit code.</summary>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            int exitCode = await InvokeAsync(arguments, cancellationToken).ConfigureAwait(false);
            host.Flush();
            return exitCode;
        }
#pragma warning disable CA1031 // The last resort: whatever went wrong, the user sees one line and no stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var failure = Failure.From(exception);
            host.Complain(failure.Message);
            return failure.ExitCode;
        }
    }

    private async Task<int> InvokeAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var parsed = CreateGrammar(arguments).Parse(arguments, Grammar);
        if (UsageCheck.FirstMistake(parsed) is { } mistake)
        {
            throw new WrongUseException(mistake);
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = host.Out,
            Error = host.Error,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }

    private RootCommand CreateGrammar(string[] arguments)
    {
        var root = new RootCommand("Reads a US health-insurance denial letter and writes an explained, fact-checked appeal pack.")
        {
            new RunCommand(host, timeProvider),
            new FactsCommand(host, timeProvider),
            new RouteCommand(host, timeProvider),
            new CheckCommand(host, timeProvider),
            Later(RemitCommand.Word, RemitCommand.Covers, () => new RemitCommand(host)),
            Later(PricesCommand.Word, PricesCommand.Covers, () => new PricesCommand(host, timeProvider)),
            Later(UsageCommand.Word, UsageCommand.Covers, () => new UsageCommand(host, timeProvider)),
            Later(LlmCommand.Word, LlmCommand.Covers, () => new LlmCommand(host, timeProvider)),
            Later(ConfigCommand.Word, ConfigCommand.Covers, () => new ConfigCommand(host, timeProvider)),
            Later(PromptsCommand.Word, PromptsCommand.Covers, () => new PromptsCommand(host, timeProvider)),
        };

        // A letter is not to wait for the grammar of other commands: they are made whole only where they are named.
        Command Later(string name, string description, Func<Command> make) =>
            arguments.Contains(name, StringComparer.Ordinal) ? make() : new Command(name, description);
        root.Directives.Clear();
        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption { Action: HelpAction help } => new HelpWithExamples(help),
                VersionOption => new VersionLine(),
                _ => option.Action,
            };
        }

        return root;
    }
}
