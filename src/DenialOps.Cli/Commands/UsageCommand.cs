using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DenialOps.Cli.Printing;
using DenialOps.Llm.Ledger;
using DenialOps.Llm.Usage;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops usage</c>: what calls to models used and cost, from the ledger.</summary>
internal sealed class UsageCommand : ExampleCommand
{
    public const string Word = "usage";
    public const string Covers = "Show what calls to models used and cost.";

    private const string ExampleLines = """
          denialops usage                            all calls, by model
          denialops usage --since 7d                 of the last seven days
          denialops usage --since 24h --by operation
          denialops usage --since 2026-11-01 --by day --json | jq .by_day
        """;

    private static readonly string[] Groupings = ["model", "prompt", "day", "operation"];
    private readonly Option<string?> _since = new("--since")
    {
        HelpName = "7d|24h|DATE",
        Description = "Only calls of the last days or hours, or since a day (UTC).",
    };

    private readonly Option<string> _by = new("--by")
    {
        HelpName = "model|prompt|day|operation",
        Description = "What the calls are summed by.",
        DefaultValueFactory = _ => Groupings[0],
    };

    private readonly Option<string?> _ledger = new("--ledger")
    {
        HelpName = "FILE",
        Description = "The ledger; otherwise the file that DENIALOPS_LEDGER names, or usage.db in your data folder.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of the table." };
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public UsageCommand(ConsoleHost host, TimeProvider timeProvider)
        : base(Word, Covers, ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Options.Add(_since);
        Options.Add(_by);
        Options.Add(_ledger);
        Options.Add(_json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string by = parsed.GetValue(_by)!;
        int grouping = Array.IndexOf(Groupings, by);
        if (grouping < 0)
        {
            throw new WrongUseException($"'{by}' after --by is none of {string.Join(", ", Groupings)}.");
        }

        var since = SinceTime.Parse(parsed.GetValue(_since), _timeProvider.GetUtcNow());
        string? named = parsed.GetValue(_ledger);
        using var reader = Open(named, await LedgerPath.OfAsync(named, _timeProvider, cancellationToken).ConfigureAwait(false));
        var total = reader.Total(since);
        var groups = reader.Summarize((LedgerGrouping)grouping, since);
        if (parsed.GetValue(_json))
        {
            _host.Out.WriteLine(Json(by, since, total, groups).ToJsonString(UsageReportJson.Readable.Options));
        }
        else
        {
            Print(by, since, total, groups);
        }

        return ExitCodes.Done;
    }

    private static LedgerReader Open(string? named, string path)
    {
        try
        {
            return new LedgerReader(path);
        }
        catch (LedgerException missing) when (missing.Problem == LedgerProblem.Missing)
        {
            string message = $"there is no usage ledger '{path}' yet: no call to a model was recorded there. Name another with --ledger FILE.";
            throw named is null ? new FileNotFoundException(message, missing) : new WrongUseException(message);
        }
    }

    private static JsonObject Json(string by, DateTimeOffset? since, UsageFigures total, IReadOnlyDictionary<string, UsageFigures> groups)
    {
        var json = JsonSerializer.SerializeToNode(total, UsageReportJson.Readable.UsageFigures)!.AsObject();
        json.Insert(0, "since", since?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json["by_" + by] = JsonSerializer.SerializeToNode(groups, UsageReportJson.Readable.IReadOnlyDictionaryStringUsageFigures);
        return json;
    }

    private void Print(string by, DateTimeOffset? since, UsageFigures total, IReadOnlyDictionary<string, UsageFigures> groups)
    {
        string period = since is { } start ? "since " + start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC" : "so far";
        if (groups.Count == 0)
        {
            _host.Out.WriteLine($"No calls {period}.");
            return;
        }

        var table = new TextTable(by, "calls", "failed", "input", "output", "USD");
        foreach (var (name, figures) in groups)
        {
            Add(table, name, figures);
        }

        Add(table, "all " + period, total);
        table.WriteTo(_host.Out);
        if (total.UnpricedCalls > 0)
        {
            _host.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Calls without a known price: {total.UnpricedCalls:N0}; the cost is too low by theirs."));
        }
    }

    private static void Add(TextTable table, string name, UsageFigures figures) => table.Add(
        name,
        figures.CallCount.ToString("N0", CultureInfo.InvariantCulture),
        figures.Failures.ToString("N0", CultureInfo.InvariantCulture),
        figures.PromptTokens.ToString("N0", CultureInfo.InvariantCulture),
        figures.CompletionTokens.ToString("N0", CultureInfo.InvariantCulture),
        figures.EstimatedCostUsd?.ToString("#,0.0000##", CultureInfo.InvariantCulture) ?? "unknown");
}
