using System.CommandLine;
using DenialOps.Artifacts;
using DenialOps.Routing;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops route LETTER</c>: which way out of the denial, how sure and why, as JSON.</summary>
internal sealed class RouteCommand : CaseCommand
{
    private const string ExampleLines = """
          denialops route letter.txt                    route.json on standard output
          denialops route letter.txt | jq -r .route     one word, for a script
          denialops route letter.txt --context mine.json  with facts of your own
        """;

    private readonly Argument<string> _letter = LetterArgument();
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public RouteCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("route", "Print which way out of the denial to take, how sure that is and why, as JSON (route.json).", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Arguments.Add(_letter);
        Options.Add(Context);
        Options.Add(AsOf);
        Options.Add(AlwaysJson());
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = new CaseInput(_host, Clock(parsed, _timeProvider));
        var context = await input.ReadContextAsync(parsed.GetValue(Context), cancellationToken).ConfigureAwait(false);
        var reading = await input.ReadCaseAsync(parsed.GetRequiredValue(_letter), context, cancellationToken).ConfigureAwait(false);
        await _host.PrintAsync(ContractJson.Serialize(new RouteDecider().Decide(reading)), cancellationToken).ConfigureAwait(false);
        return ExitCodes.Done;
    }
}
