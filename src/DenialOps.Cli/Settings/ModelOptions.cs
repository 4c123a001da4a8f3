using System.CommandLine;

namespace DenialOps.Cli.Settings;

/// <summary>The options about models, each of which is a setting too.</summary>
internal sealed class ModelOptions
{
    private readonly List<(Option Option, string Setting, Func<ParseResult, string> Text)> _options = [];

    private readonly Option<string?> _config = new("--config")
    {
        HelpName = "FILE",
        Description = "A file with settings, in place of denialops.json in this folder.",
    };

    public ModelOptions()
    {
        Named("--provider", SettingNames.Provider, "NAME", "openai, openai-responses or anthropic: ask a model for help. offline: ask none.");
        Named("--model", SettingNames.Model, "NAME", "The model that writes; otherwise the provider's usual one.");
        Named("--small-model", SettingNames.SmallModel, "NAME", "The model that reads and sums up.");
        Named("--endpoint", SettingNames.Endpoint, "URL", "Another server that speaks the format, as http://localhost:11434/v1.");
        Named("--key-from", SettingNames.KeyFrom, "VARIABLE", "The environment variable with the key of that server.");
        var fallbacks = new Option<string[]>("--fallback")
        {
            HelpName = "PROVIDER:MODEL",
            Description = "Who is asked when the model cannot answer. Once for each, in turn.",
            AllowMultipleArgumentsPerToken = false,
        };
        _options.Add((fallbacks, SettingNames.Fallbacks, parsed => string.Join(',', parsed.GetValue(fallbacks) ?? [])));
        Named("--budget", SettingNames.Budget, "USD", "What the run may cost, in US dollars. What does not fit is done without a model.");
        Named("--ledger", SettingNames.Ledger, "FILE", "Where calls are recorded; otherwise where 'denialops usage' looks.");
        Named("--prompts", SettingNames.Prompts, "DIR", "Your own prompts: a file of a prompt's name takes the place of ours.");
        Flag("--judge", SettingNames.Judge, "Have a second call judge what the model wrote.");
        Flag("--write-from-letter", SettingNames.WriteFromLetter, "Send the letter to the prompts that write, too.");
        Flag("--send-identifiers", SettingNames.SendIdentifiers, "Send names and numbers as they are, and not as placeholders.");
        Flag("--require-model", SettingNames.RequireModel, "Fail where the model did not do its part; the pack is written all the same.");
        var noCache = new Option<bool>("--no-cache") { Description = "Ask again what was answered before." };
        _options.Add((noCache, SettingNames.Cache, parsed => parsed.GetValue(noCache) ? "false" : "true"));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (option, _, _) in _options)
        {
            command.Options.Add(option);
        }

        command.Options.Add(_config);
    }

    /// <summary>The settings of a command line that was parsed.</summary>
    /// <exception cref="WrongUseException">A name is unknown, or a value is outside what is allowed.</exception>
    public Task<RunSettings> ReadAsync(ParseResult parsed, TimeProvider timeProvider, CancellationToken cancellationToken) => SettingsReader.ReadAsync(
        Directory.GetCurrentDirectory(),
        parsed.GetValue(_config),
        _options.Where(known => parsed.GetResult(known.Option) is { Implicit: false })
            .Select(known => new GivenSetting(known.Setting, known.Text(parsed), new(SettingLayer.Option, "option " + known.Option.Name))),
        timeProvider,
        cancellationToken);

    private void Named(string name, string setting, string helpName, string description)
    {
        var option = new Option<string>(name) { HelpName = helpName, Description = description };
        _options.Add((option, setting, parsed => parsed.GetValue(option) ?? string.Empty));
    }

    private void Flag(string name, string setting, string description)
    {
        var option = new Option<bool>(name) { Description = description };
        _options.Add((option, setting, parsed => parsed.GetValue(option) ? "true" : "false"));
    }
}
