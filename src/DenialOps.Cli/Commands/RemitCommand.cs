using System.CommandLine;
using System.Globalization;
using DenialOps.Cli.Printing;
using DenialOps.Remittances;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops remit FILE.835</c>: what electronic remittance advice denies, claim by claim.</summary>
internal sealed class RemitCommand : ExampleCommand
{
    public const string Word = "remit";
    public const string Covers = "List what an electronic remittance (X12 835) denies: amounts, codes in plain words, the way out.";

    private const int MostProblems = 20;

    private const string ExampleLines = """
          denialops remit july.835                     a table, the most at stake first
          denialops remit july.835 --csv > denials.csv for a spreadsheet
          denialops remit july.835 --json | jq '.[0]'
          gunzip -c big.835.gz | denialops remit - --csv
        """;

    private readonly Argument<string> _file = new("FILE") { Description = "The remittance: X12 835, version 005010X221A1; - reads standard input." };
    private readonly Option<bool> _json = new("--json") { Description = "Print a JSON array instead of the table." };
    private readonly Option<bool> _csv = new("--csv") { Description = "Print comma-separated values instead of the table." };
    private readonly ConsoleHost _host;

    public RemitCommand(ConsoleHost host)
        : base(Word, Covers, ExampleLines)
    {
        _host = host;
        Arguments.Add(_file);
        Options.Add(_json);
        Options.Add(_csv);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_json) && parsed.GetValue(_csv))
        {
            throw new WrongUseException("--json and --csv are two forms; give one of them.");
        }

        string file = parsed.GetRequiredValue(_file);
        IRemittanceList list = parsed.GetValue(_json) ? new RemittanceJson(_host.Out) : parsed.GetValue(_csv) ? new RemittanceCsv(_host.Out) : new RemittanceTable(_host.Out);
        var (claims, problems) = (0, 0);
        var stream = file == CaseInput.StandardInput ? _host.OpenInput() : Open(file);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var claim in new RemittanceReader().ReadAsync(stream, Tell, cancellationToken).ConfigureAwait(false))
            {
                claims++;
                if (RemittedDenial.Of(claim) is { } denial)
                {
                    list.Add(denial);
                }
            }
        }

        if (problems > MostProblems)
        {
            _host.Complain(string.Create(CultureInfo.InvariantCulture, $"and {problems - MostProblems:N0} further problems."));
        }

        if (claims == 0)
        {
            throw new IOException("there is no claim in this file; an 835 has segments such as ISA, ST*835 and CLP. A letter goes to 'denialops run'.");
        }

        list.End(claims);
        return ExitCodes.Done;

        void Tell(RemittanceProblem problem)
        {
            problems++;
            if (problems <= MostProblems)
            {
                _host.Complain($"{problem}.");
            }
        }
    }

    private static FileStream Open(string file) => Directory.Exists(file)
        ? throw new IOException($"'{file}' is a folder; name the file in it.")
        : !File.Exists(file) ? throw new FileNotFoundException($"there is no file '{file}'; check the name.")
        : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
