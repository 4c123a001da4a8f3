using System.CommandLine;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops run LETTER</c>: the whole walk, from the letter to a folder with the pack.</summary>
internal sealed class RunCommand : CaseCommand
{
    private const string DefaultFolder = "denialops-out";

    private const string ExampleLines = """
          denialops run letter.pdf                      writes denialops-out/<case-id>/
          denialops run letter.pdf --out cases          writes cases/<case-id>/
          denialops run letter.txt --context mine.json    with facts of your own
          denialops run letter.txt --json | jq .deadline  for a script
        """;

    private readonly Argument<string> _letter = LetterArgument();

    private readonly Option<string> _out = new("--out")
    {
        HelpName = "DIR",
        Description = "Where the case's folder is made.",
        DefaultValueFactory = _ => DefaultFolder,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of the summary." };
    private readonly Option<string?>[] _later = [Later("--plan"), Later("--eob"), Later("--provider"), Later("--model"), Later("--endpoint"), Later("--budget")];
    private readonly ConsoleHost _host;
    private readonly CaseInput _input;
    private readonly TimeProvider _timeProvider;

    public RunCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("run", "Read a letter and write the whole pack: what was denied, why, by when to answer, a plan, a letter and a call script.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        _input = new CaseInput(host, timeProvider);
        Arguments.Add(_letter);
        Options.Add(_out);
        Options.Add(Context);
        Options.Add(_json);
        foreach (var option in _later)
        {
            Options.Add(option);
        }
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RefuseWhatComesLater(parsed);
        var context = await CaseInput.ReadContextAsync(parsed.GetValue(Context), cancellationToken).ConfigureAwait(false);
        throw new NotSupportedException();
    }

    private static Option<string?> Later(string name) => new(name) { Hidden = true };

    private void RefuseWhatComesLater(ParseResult parsed)
    {
        if (_later.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } option)
        {
            throw new WrongUseException(
                $"this version does not support {option.Name} with run yet; leave it out. The pack is made from the letter alone, without a model.");
        }
    }
}
