using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using DenialOps.Artifacts;
using DenialOps.Assistance;
using DenialOps.Cli.Printing;
using DenialOps.Cli.Settings;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops run LETTER</c>: the whole walk, from the letter to a folder with the pack.</summary>
internal sealed class RunCommand : CaseCommand
{
    private const string DefaultFolder = "denialops-out";

    private const string ExampleLines = """
          denialops run letter.pdf                      writes denialops-out/<case-id>/
          denialops run letter.pdf --out cases          writes cases/<case-id>/
          denialops run letter.txt --context mine.json  with facts of your own
          denialops run letter.txt --interactive        asks for what is missing
          denialops run denialops-out/CASE/case.json    once more, with your answers
          denialops run letter.txt --language es        plan and script in Spanish too
          denialops run letter.txt --audience provider  in the voice of the practice
          denialops run letter.txt --json | jq .deadline
          denialops run letter.txt --as-of 2026-07-20   days left as of that day
          denialops run letter.pdf --provider openai --budget 0.05
                                                        with a model's help
          denialops run letter.pdf --provider anthropic --show-prompts
                                                        see what is sent
          denialops run letter.pdf --provider offline   no model, whatever is set
        """;

    private readonly Argument<string> _letter = LetterArgument();

    private readonly Option<string> _out = new("--out")
    {
        HelpName = "DIR",
        Description = "Where the case's folder is made.",
        DefaultValueFactory = _ => DefaultFolder,
    };

    private readonly Option<bool> _interactive = new("--interactive") { Description = "Ask for the facts that are missing, most valuable first." };
    private readonly Option<DocumentLanguage> _language = new("--language")
    {
        HelpName = "en|es",
        Description = "Language of the plan and the call script: es writes them in Spanish as well.",
        DefaultValueFactory = _ => DocumentLanguage.English,
        CustomParser = ReadLanguage,
    };

    private readonly Option<Audience?> _audience = new("--audience")
    {
        HelpName = "patient|provider",
        Description = "Whose voice the documents speak in. Without it: the one the letter is addressed to.",
        CustomParser = ReadAudience,
    };

    private readonly Option<string?> _templates = new("--templates")
    {
        HelpName = "DIR",
        Description = "Your own templates: a file NAME.liquid in it takes the place of ours.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of the summary." };
    private readonly Option<bool> _showPrompts = new("--show-prompts") { Description = "Print what is sent to the model, on standard error." };
    private readonly ModelOptions _model = new();
    private readonly Option<string?>[] _later = [Later("--plan"), Later("--eob")];
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
        Options.Add(_interactive);
        Options.Add(_language);
        Options.Add(_audience);
        Options.Add(_templates);
        Options.Add(_json);
        _model.AddTo(this);
        Options.Add(_showPrompts);
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
        var settings = await _model.ReadAsync(parsed, _timeProvider, cancellationToken).ConfigureAwait(false);
        var (pack, folder, files) = await WalkAsync(parsed, settings, outputFolder, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            _host.Out.WriteLine(JsonSerializer.Serialize(RunReport.From(pack, folder, files), RunReportJson.Readable.RunReport));
        }
        else
        {
            new CaseScreen(_host).Print(pack, Path.Combine(outputFolder, Path.GetFileName(folder)) + Path.DirectorySeparatorChar, files);
        }

        return settings.RequireModel && pack.Model is { NotDone.Count: > 0 } use ? Insist(use) : ExitCodes.Done;
    }

    /// <summary>The end of a run that was to have the model's help in full. The pack is written. Why is in there: it may quote the letter.</summary>
    private int Insist(ModelUse use)
    {
        _host.Flush();
        string texts = use.NotDone.Count == 1 ? "one thing" : string.Create(CultureInfo.InvariantCulture, $"{use.NotDone.Count} things");
        _host.Complain($"the model did not do {texts} that --require-model asks for; the pack is written all the same, and not_done_by_model in its summary.json says what and why.");
        return use.IsOverBudget ? ExitCodes.OverBudget : ExitCodes.Failed;
    }

    private async Task<(CasePack Pack, string Folder, IReadOnlyList<string> Files)> WalkAsync(
        ParseResult parsed, RunSettings settings, string outputFolder, CancellationToken cancellationToken)
    {
        var plan = ModelPlan.Of(settings);
        if (plan is null)
        {
            new IdleSettings(_host).Look(settings, parsed.GetResult(_showPrompts) is { Implicit: false });
        }

        var templates = ReadTemplates(parsed.GetValue(_templates));
        var clock = Clock(parsed, _timeProvider);
        var pipeline = new CasePipeline(clock, templates) { Language = parsed.GetValue(_language) };
        var (letter, reading) = await ReadAsync(parsed, new CaseInput(_host, clock), cancellationToken).ConfigureAwait(false);
        if (Path.GetFileName(parsed.GetRequiredValue(_letter)) != CaseFile.FileName)
        {
            reading = await EarlierAnswers.KeepAsync(reading, outputFolder, _host, clock, cancellationToken).ConfigureAwait(false);
        }

        if (parsed.GetValue(_interactive))
        {
            reading = await AskAsync(pipeline, letter, reading, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), WhereAnswersGo(plan, settings), cancellationToken).ConfigureAwait(false);
        }

        var recorded = RecordedOptions.Of(reading.Context, parsed.GetValue(AsOf), pipeline.Language, templates);
        var pack = plan is null ? pipeline.Run(reading, cancellationToken)
            : await AssistAsync(new AssistedRun(_host, _timeProvider, settings, plan) { ShowPrompts = parsed.GetValue(_showPrompts) }).ConfigureAwait(false);
        var options = new ArtifactOptions
        {
            Version = VersionLine.Version,
            Options = recorded,
            Letter = letter == CaseInput.StandardInput ? null : Path.GetRelativePath(Path.Combine(outputFolder, reading.Facts.CaseId), letter),
        };
        var artifacts = CaseArtifacts.Render(pack, options);
        string folder = await new CaseWriter().WriteAsync(outputFolder, pack.Reading.Facts.CaseId, artifacts, cancellationToken).ConfigureAwait(false);
        return (pack, folder, [.. artifacts.Select(artifact => artifact.FileName)]);

        Task<CasePack> AssistAsync(AssistedRun run)
        {
            foreach (var (name, text) in run.Recorded())
            {
                recorded[name] = text;
            }

            return run.RunAsync(reading, clock, templates, pipeline.Language, cancellationToken);
        }
    }

    /// <summary>Reads the letter with what the user knows better: what an earlier run's file holds, and what <c>--context</c> gives on top.</summary>
    private async Task<(string Letter, LetterReading Reading)> ReadAsync(ParseResult parsed, CaseInput input, CancellationToken cancellationToken)
    {
        string named = parsed.GetRequiredValue(_letter);
        var context = await input.ReadContextAsync(parsed.GetValue(Context), cancellationToken).ConfigureAwait(false);
        using var progress = new ProgressLine(_host, _timeProvider, $"Reading {Path.GetFileName(named)} …");
        var (letter, answers) = await input.OpenCaseAsync(named, cancellationToken).ConfigureAwait(false);
        context = Over(answers, context);
        if (parsed.GetValue(_audience) is { } audience)
        {
            context = Over(context, UserContext.Parse($$"""{"audience": "{{(audience == Audience.Provider ? "provider" : "patient")}}"}"""));
        }

        return (letter, await input.ReadCaseAsync(letter, context, cancellationToken).ConfigureAwait(false));
    }

    private static UserContext? Over(UserContext? known, UserContext? given) => known is null ? given : given is null ? known : known.With(given);

    private async Task<LetterReading> AskAsync(CasePipeline pipeline, string letter, LetterReading reading, DateOnly today, string whereAnswersGo, CancellationToken cancellationToken)
    {
        if (letter == CaseInput.StandardInput)
        {
            throw new WrongUseException("--interactive needs standard input for your answers, so the letter cannot come from it too; name the letter's file.");
        }

        var context = await new Interview(_host, (answer, known) => ReceiptCheck.Problem(answer, known, reading.Facts.Denial.DateOfLetter?.Value, today), whereAnswersGo).AskAsync(
            reading.Context,
            known => pipeline.Run(known is null ? reading : reading.With(known), cancellationToken).Plan.Questions,
            cancellationToken).ConfigureAwait(false);
        return context is null ? reading : reading.With(context);
    }

    private static string WhereAnswersGo(ModelPlan? plan, RunSettings settings) => plan is null ? "Nothing leaves this computer."
        : settings.SendIdentifiers ? "What you answer may be sent to the model that is asked, names and numbers as they are."
        : "What you answer may be sent to the model that is asked, with placeholders for names and numbers of the member.";

    private static DocumentLanguage ReadLanguage(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (text is not ("en" or "es"))
        {
            argument.AddError($"'{text}' after --language is no language that we write; use en or es.");
        }

        return text == "es" ? DocumentLanguage.Spanish : DocumentLanguage.English;
    }

    private static Audience? ReadAudience(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (text is not ("patient" or "provider"))
        {
            argument.AddError($"'{text}' after --audience is nobody that we write for; use patient or provider.");
        }

        return text == "provider" ? Audience.Provider : Audience.Patient;
    }

    private static DocumentTemplates? ReadTemplates(string? folder) => folder is null ? null
        : Directory.Exists(folder) ? DocumentTemplates.Load(folder)
        : throw new WrongUseException($"there is no folder '{folder}' with templates; check the name after --templates.");

    private static Option<string?> Later(string name) => new(name) { Hidden = true };

    private void RefuseWhatComesLater(ParseResult parsed)
    {
        if (_later.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } option)
        {
            throw new WrongUseException(
                $"this version does not support {option.Name} with run yet; leave it out. The pack is made from the letter alone.");
        }
    }
}
