namespace DenialOps.Cli.Commands;

/// <summary><c>denialops config</c>: the settings.</summary>
internal sealed class ConfigCommand : ExampleCommand
{
    public const string Word = "config";
    public const string Covers = "Show how a model would be asked, and who said so.";

    private const string ExampleLines = """
          denialops config show
          denialops config show --config mine.json
          denialops config show --json | jq .settings
        """;

    public ConfigCommand(ConsoleHost host, TimeProvider timeProvider)
        : base(Word, Covers, ExampleLines) => Subcommands.Add(new ConfigShowCommand(host, timeProvider));
}
