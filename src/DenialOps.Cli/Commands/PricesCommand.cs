using System.CommandLine;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prices</c>: what tokens of models cost.</summary>
internal sealed class PricesCommand : ExampleCommand
{
    public const string Word = "prices";
    public const string Covers = "Show what models cost, or import a price file.";

    private const string ExampleLines = """
          denialops prices list gpt-4o
          denialops prices show gpt-4o --on 2024-08-01
          denialops prices show claude-opus-4-5 --input 12000 --output 800
          denialops prices import model_prices.json --output our-prices.json
          denialops prices list --prices our-prices.json
        """;

    public PricesCommand(ConsoleHost host, TimeProvider timeProvider)
        : base(Word, Covers, ExampleLines)
    {
        Subcommands.Add(new PricesListCommand(host, timeProvider));
        Subcommands.Add(new PricesShowCommand(host, timeProvider));
        Subcommands.Add(new PricesImportCommand(host, timeProvider));
    }

    /// <summary>The option <c>--prices</c>.</summary>
    internal static Option<string?> PricesOption() => new("--prices")
    {
        HelpName = "FILE.json",
        Description = "Your own prices, which come before ours.",
    };
}
