using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DenialOps.Artifacts;
using DenialOps.Cli.Printing;
using DenialOps.Facts;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops run LETTER</c>: the whole walk, from the letter to a folder with the pack.</summary>
internal sealed class RunCommand : CaseCommand
{
    private const string DefaultFolder = "denialops-out";

    private const string ExampleLines = """
          denialops run letter.pdf                      writes denialops-out/<case-id>/
          denialops run letter.pdf --out cases          writes cases/<case-id>/
          denialops run letter.txt --context mine.json  with facts of your own
          denialops run letter.txt --json | jq .deadline
          denialops run letter.txt --as-of 2026-07-20   days left as of that day
        """;

    private readonly Argument<string> _letter = LetterArgument();

    private readonly Option<string> _out = new("--out")
    {
        HelpName = "DIR",
        Description = "Where the case's folder is made.",
        DefaultValueFactory = _ => DefaultFolder,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of the summary." };
    private readonly Option<string?>[] _later = [Later("--plan"), Later("--eob"), Later("--provider"), Later("--model"), Later("--endpoint"),
        Later("--budget")];
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public RunCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("run", "Read a letter and write the whole pack: what was denied, why, by when to answer, a plan, a letter and a call script.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Arguments.Add(_letter);
        Options.Add(_out);
        Options.Add(Context);
        Options.Add(AsOf);
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
        string outputFolder = parsed.GetValue(_out) is { Length: > 0 } named
            ? named
            : throw new WrongUseException("the folder after --out is empty; name one, or leave --out out for denialops-out.");
        string letterPath = parsed.GetRequiredValue(_letter);
        var (pack, folder, files) = await WalkAsync(parsed, letterPath, outputFolder, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            _host.Out.WriteLine(JsonSerializer.Serialize(RunReport.From(pack, folder, files), RunReportJson.Readable.RunReport));
        }
        else
        {
            new CaseScreen(_host).Print(pack, Path.Combine(outputFolder, Path.GetFileName(folder)) + Path.DirectorySeparatorChar, files);
        }

        return ExitCodes.Done;
    }

    private async Task<(CasePack Pack, string Folder, IReadOnlyList<string> Files)> WalkAsync(
        ParseResult parsed, string letterPath, string outputFolder, CancellationToken cancellationToken)
    {
        var clock = Clock(parsed, _timeProvider);
        var input = new CaseInput(_host, clock);
        var context = await input.ReadContextAsync(parsed.GetValue(Context), cancellationToken).ConfigureAwait(false);
        using var progress = new ProgressLine(_host, _timeProvider, $"Reading {Path.GetFileName(letterPath)} …");
        var reading = await input.ReadCaseAsync(letterPath, context, cancellationToken).ConfigureAwait(false);
        var pack = new CasePipeline(clock).Run(reading, cancellationToken);
        var artifacts = CaseArtifacts.Render(pack, new ArtifactOptions { Version = VersionLine.Version, Options = RecordedOptions(context, parsed.GetValue(AsOf)) });
        string folder = await new CaseWriter().WriteAsync(outputFolder, pack.Reading.Facts.CaseId, artifacts, cancellationToken).ConfigureAwait(false);
        return (pack, folder, [.. artifacts.Select(artifact => artifact.FileName)]);
    }

    // Which facts the user gave, not what they are: run.json is the file that people send with a question.
    private static SortedDictionary<string, string> RecordedOptions(UserContext? context, DateOnly? asOf)
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (asOf is { } day)
        {
            options["as_of"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (context is { Fields.Count: > 0 })
        {
            options["context"] = string.Join(", ", context.Fields);
        }

        return options;
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
