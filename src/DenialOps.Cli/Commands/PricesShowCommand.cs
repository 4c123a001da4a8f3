using System.CommandLine;
using System.Globalization;
using DenialOps.Cli.Printing;
using DenialOps.Facts;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prices show MODEL</c>: a model's prices over time, and what given tokens cost.</summary>
internal sealed class PricesShowCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops prices show gpt-4o
          denialops prices show gpt-4o --input 12000 --output 800
          denialops prices show gpt-4o --on 2024-08-01 --input 12000
          denialops prices show gpt-4o --input 2000 --cached-read 10000 --tier batch
        """;

    private readonly Argument<string> _model = new("MODEL") { Description = "The model, as its provider names it." };
    private readonly Option<DateOnly?> _on = new("--on")
    {
        HelpName = "DATE",
        Description = "The price of this day (2026-11-27) and not today's.",
        CustomParser = argument =>
        {
            if (DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' after --on is no day of the calendar; write it as YYYY-MM-DD.");
            return null;
        },
    };

    private readonly Option<long?> _input = Tokens("--input", "Input tokens outside the provider's cache.");
    private readonly Option<long?> _output = Tokens("--output", "Output tokens, reasoning included.");
    private readonly Option<long?> _read = Tokens("--cached-read", "Input tokens read from the cache.");
    private readonly Option<long?> _write = Tokens("--cache-write", "Input tokens written to the cache.");
    private readonly Option<long?> _writeHour = Tokens("--cache-write-1h", "Input tokens written for one hour.");
    private readonly Option<string?> _tier = new("--tier") { HelpName = "NAME", Description = "A service tier, as batch or priority." };
    private readonly Option<string?> _region = new("--region") { HelpName = "NAME", Description = "A region with a price of its own, as us." };
    private readonly Option<string?> _prices = PricesCommand.PricesOption();
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public PricesShowCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("show", "Show a model's prices over time, and what a call would cost.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Arguments.Add(_model);
        foreach (Option option in new Option[] { _on, _input, _output, _read, _write, _writeHour, _tier, _region, _prices })
        {
            Options.Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetRequiredValue(_model);
        var catalog = await new PriceFiles(_timeProvider).CatalogAsync(parsed.GetValue(_prices), cancellationToken).ConfigureAwait(false);
        var model = catalog.Find(name) ?? throw new IOException($"no price of '{name}' is known.{DidYouMean(name, catalog)} See 'denialops prices list'.");
        var day = parsed.GetValue(_on) ?? DateOnly.FromDateTime(_timeProvider.GetUtcNow().UtcDateTime);
        var estimate = Estimate(parsed, catalog, name, day);
        if (estimate is { UnpricedBecause: { } why })
        {
            throw new IOException($"the cost is not known: {why}");
        }

        Print(model, name, day);
        if (estimate is { } cost)
        {
            _host.Out.WriteLine();
            _host.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"These tokens cost {cost.Usd:0.00##########} US dollars on {day:yyyy-MM-dd}."));
        }

        return ExitCodes.Done;
    }

    private static string DidYouMean(string name, PriceCatalog catalog) =>
        NearMatch.Find(name, catalog.Models.SelectMany(model => model.Aliases.Append(model.Id))) is [_, ..] near
            ? $" Did you mean {string.Join(" or ", near.Select(other => $"'{other}'"))}?"
            : string.Empty;

    private CostEstimate? Estimate(ParseResult parsed, PriceCatalog catalog, string model, DateOnly day)
    {
        Option<long?>[] tokens = [_input, _output, _read, _write, _writeHour];
        if (tokens.All(option => parsed.GetValue(option) is null))
        {
            return parsed.GetValue(_tier) is null && parsed.GetValue(_region) is null
                ? null
                : throw new WrongUseException("--tier and --region are for a cost; say how many tokens, for example --input 12000 --output 800.");
        }

        return catalog.Estimate(new TokenUsage
        {
            Model = model,
            UncachedPromptTokens = parsed.GetValue(_input) ?? 0,
            CachedReadTokens = parsed.GetValue(_read) ?? 0,
            CacheWriteTokens = parsed.GetValue(_write) ?? 0,
            CacheWriteOneHourTokens = parsed.GetValue(_writeHour) ?? 0,
            CompletionTokens = parsed.GetValue(_output) ?? 0,
            ServiceTier = parsed.GetValue(_tier),
            Region = parsed.GetValue(_region),
            At = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        });
    }

    private void Print(PricedModel model, string asked, DateOnly day)
    {
        _host.Out.WriteLine(PrintableText.OneLine(
            model.Id + (model.Provider is { } provider ? $", {provider}" : "") + (asked == model.Id ? "" : $" (asked for as {asked})")));
        if (model.Aliases.Count > 0)
        {
            _host.Out.WriteLine(PrintableText.OneLine("also " + string.Join(", ", model.Aliases)));
        }

        _host.Out.WriteLine();
        var table = new TextTable("from", "input", "output", "cache read", "cache write", "1 h write", "source", "");
        foreach (var price in model.Prices)
        {
            var rates = price.Rates;
            table.Add(
                price.EffectiveFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "always", PricesListCommand.Rate(rates.Input),
                PricesListCommand.Rate(rates.Output), PricesListCommand.Rate(rates.CacheRead), PricesListCommand.Rate(rates.CacheWrite),
                PricesListCommand.Rate(rates.CacheWriteOneHour), price.Source ?? "-", price == model.PriceOn(day) ? "<" : "");
        }

        table.WriteTo(_host.Out);
        _host.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"In US dollars per million tokens. {(model.PriceOn(day) is null ? "None holds on" : "< holds on")} {day:yyyy-MM-dd}."));
        foreach (string note in PriceNotes.Of(model.PriceOn(day)))
        {
            _host.Out.WriteLine(PrintableText.OneLine(note));
        }
    }

    private static Option<long?> Tokens(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = argument =>
        {
            if (long.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count <= 1_000_000_000_000)
            {
                return count;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' after {name} is no number of tokens; write a whole number, as 12000.");
            return null;
        },
    };
}
