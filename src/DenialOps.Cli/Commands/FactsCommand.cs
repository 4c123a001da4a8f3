using System.CommandLine;
using DenialOps.Artifacts;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops facts LETTER</c>: what the letter says, each fact with its source, as JSON.</summary>
internal sealed class FactsCommand : CaseCommand
{
    private const string ExampleLines = """
          denialops facts letter.txt                   on standard output
          denialops facts letter.pdf > case_facts.json
          pdftotext letter.pdf - | denialops facts -   from standard input
          denialops facts letter.txt | jq '.appeal.deadline_days.value'
        """;

    private readonly Argument<string> _letter = LetterArgument();
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public FactsCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("facts", "Print what a letter says, each fact with its source, as JSON (case_facts.json).", ExampleLines)
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
        await _host.PrintAsync(ContractJson.Serialize(reading.Facts), cancellationToken).ConfigureAwait(false);
        return ExitCodes.Done;
    }
}
