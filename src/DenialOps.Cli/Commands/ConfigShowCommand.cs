using System.CommandLine;
using System.Text.Json.Nodes;
using DenialOps.Cli.Printing;
using DenialOps.Cli.Settings;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops config show</c>: what the settings come to, each with where it is from; keys are never shown.</summary>
internal sealed class ConfigShowCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops config show                       what run would go by
          denialops config show --provider anthropic  what it would with that
          denialops config show --config mine.json
          denialops config show --json | jq .settings
        """;

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of the table." };
    private readonly ModelOptions _model = new();
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public ConfigShowCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("show", "Print the settings that a run would go by, and where each is from.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        _model.AddTo(this);
        Options.Add(_json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = await _model.ReadAsync(parsed, _timeProvider, cancellationToken).ConfigureAwait(false);
        var lines = EffectiveSettings.Of(settings);
        SettingsTrial.Of(settings);
        if (parsed.GetValue(_json))
        {
            _host.Out.WriteLine(Json(lines).ToJsonString(RunReportJson.Readable.Options));
            return ExitCodes.Done;
        }

        int name = lines.Max(line => line.Name.Length), value = Math.Min(40, lines.Max(line => line.Text.Length));
        foreach (var line in lines)
        {
            _host.Out.WriteLine($"{line.Name.PadRight(name)}  {line.Text.PadRight(value)}  {PrintableText.OneLine(line.Origin.Label)}");
        }

        foreach (var (_, variable) in Vendors.Keys)
        {
            _host.Out.WriteLine($"{"key".PadRight(name)}  {Vendors.StateOf(variable)} ({variable})");
        }

        return ExitCodes.Done;
    }

    private static JsonObject Json(IReadOnlyList<GivenSetting> lines) => new()
    {
        ["schema_version"] = "1.0",
        ["settings"] = new JsonArray([.. lines.Select(line => new JsonObject
        {
            ["name"] = line.Name,
            ["value"] = line.Text,
            ["origin"] = line.Origin.Label,
        })]),
        ["keys"] = new JsonArray([.. Vendors.Keys.Select(vendor => new JsonObject
        {
            ["variable"] = vendor.Variable,
            ["is_set"] = Vendors.Read(vendor.Variable) is not null,
        })]),
    };
}
