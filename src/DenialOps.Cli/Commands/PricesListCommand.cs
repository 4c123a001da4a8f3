using System.CommandLine;
using System.Globalization;
using DenialOps.Cli.Printing;
using DenialOps.Llm.Pricing;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prices list [FILTER]</c>: every model with today's price.</summary>
internal sealed class PricesListCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops prices list               every model, with today's price
          denialops prices list anthropic     of one provider
          denialops prices list gpt-4o        whose name has this in it
          denialops prices list --prices our-prices.json
        """;

    private readonly Argument<string?> _filter = new("FILTER")
    {
        Description = "A part of the model's or the provider's name.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _prices = PricesCommand.PricesOption();
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public PricesListCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("list", "List models with today's price per million tokens.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Arguments.Add(_filter);
        Options.Add(_prices);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string filter = parsed.GetValue(_filter) ?? string.Empty;
        var catalog = await new PriceFiles(_timeProvider).CatalogAsync(parsed.GetValue(_prices), cancellationToken).ConfigureAwait(false);
        var today = DateOnly.FromDateTime(_timeProvider.GetUtcNow().UtcDateTime);
        PricedModel[] models =
        [
            .. catalog.Models
                .Where(model => model.Aliases.Append(model.Id).Append(model.Provider ?? string.Empty)
                    .Any(name => name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(model => model.Provider, StringComparer.Ordinal)
                .ThenBy(model => model.Id, StringComparer.Ordinal),
        ];
        if (models.Length == 0)
        {
            throw new IOException($"no model has '{filter}' in its name; see all with 'denialops prices list'.");
        }

        var table = new TextTable("model", "input", "output", "cache read", "cache write");
        foreach (var model in models)
        {
            var rates = model.PriceOn(today)?.Rates;
            table.Add(model.Id, Rate(rates?.Input), Rate(rates?.Output), Rate(rates?.CacheRead), Rate(rates?.CacheWrite));
        }

        table.WriteTo(_host.Out);
        _host.Out.WriteLine("In US dollars per million tokens, today (UTC). A price that is not known is -.");
        return ExitCodes.Done;
    }

    /// <summary>A rate as it is written everywhere.</summary>
    internal static string Rate(decimal? rate) => rate?.ToString("0.00######", CultureInfo.InvariantCulture) ?? "-";
}
