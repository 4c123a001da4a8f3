using System.CommandLine;
using System.Globalization;
using DenialOps.Artifacts;
using DenialOps.Grounding;
using DenialOps.Intake;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops check DRAFT --against LETTER</c>: is every value of a text true to the letter?</summary>
internal sealed class CheckCommand : CaseCommand
{
    private const string Covers = "Check that every date, amount, number, code, identifier, contact, quotation, name, drug and side of the body in a text stands in the "
        + "letter (grounding.json); exit code 3 when one does not. Numbers may be in letters. It compares values and names, and cannot tell whether a "
        + "sentence about them is right; a name that is an ordinary word and a nickname need your own eye.";

    private const string ExampleLines = """
          denialops check my_appeal.md --against letter.pdf
          denialops check my_appeal.md --against letter.pdf --plan benefits.pdf
          denialops check - --against letter.txt < my_appeal.md
          denialops check my_appeal.md --against letter.pdf | jq .documents
        """;

    private readonly Argument<string> _draft = new("DRAFT")
    {
        Description = "Your text (.txt, .md or PDF), or - for standard input.",
    };

    private readonly Option<string> _against = new("--against")
    {
        HelpName = "LETTER",
        Description = "The denial letter that the text answers.",
        Required = true,
    };

    private readonly Option<string?> _plan = new("--plan")
    {
        HelpName = "DOCUMENT",
        Description = "The plan document, as further evidence.",
    };

    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public CheckCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("check", Covers, ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Arguments.Add(_draft);
        Options.Add(_against);
        Options.Add(_plan);
        Options.Add(Context);
        Options.Add(AsOf);
        Options.Add(AlwaysJson());
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string draftPath = parsed.GetRequiredValue(_draft), letterPath = parsed.GetRequiredValue(_against);
        string? planPath = parsed.GetValue(_plan);
        string?[] paths = [draftPath, letterPath, planPath];
        if (paths.Count(path => path == CaseInput.StandardInput) > 1)
        {
            throw new WrongUseException("standard input (-) can be read once only; name files for the other documents.");
        }

        var clock = Clock(parsed, _timeProvider);
        var input = new CaseInput(_host, clock);
        var context = await input.ReadContextAsync(parsed.GetValue(Context), cancellationToken).ConfigureAwait(false);
        var draft = await input.ReadDraftAsync(draftPath, cancellationToken).ConfigureAwait(false);
        var reading = await input.ReadCaseAsync(letterPath, context, cancellationToken).ConfigureAwait(false);
        LetterDocument[] plan = planPath is null ? [] : [await input.ReadDocumentAsync(planPath, cancellationToken).ConfigureAwait(false)];
        var report = new CasePipeline(clock).CheckDraft(draft.Name, draft.Text, reading, plan);
        var shown = BoundedReport.Of(report);
        await _host.PrintAsync(ContractJson.Serialize(GroundingFile.Of([shown])), cancellationToken).ConfigureAwait(false);
        if (shown.LeftOut is { } leftOut)
        {
            _host.Complain(string.Create(CultureInfo.InvariantCulture, $"{leftOut:N0} entries of the output were left out, true values first; left_out in the output counts them. Check the text in smaller parts to see them all."));
        }

        if (report.IsGrounded)
        {
            return ExitCodes.Done;
        }

        _host.Complain(UngroundedMessage(report));
        return ExitCodes.Ungrounded;
    }

    private static string UngroundedMessage(GroundingReport report)
    {
        int count = report.UngroundedClaims.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "value of the text stands in no document and follows from none" : "values of the text stand in no document and follow from none")}; see ungrounded_claims in the output.");
    }
}
