using System.CommandLine;
using System.Globalization;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prices import FILE --output FILE</c>: LiteLLM's price file in our form.</summary>
internal sealed class PricesImportCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops prices import model_prices_and_context_window.json \
              --output our-prices.json
          denialops prices show some-model --prices our-prices.json
        """;

    private const int NamesOfAReason = 3;

    private readonly Argument<string> _file = new("FILE.json")
    {
        Description = "LiteLLM's model_prices_and_context_window.json.",
    };

    private readonly Option<string> _output = new("--output")
    {
        HelpName = "FILE.json",
        Description = "The file to write; one that is there is replaced.",
        Required = true,
    };

    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public PricesImportCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("import", "Make a price file for --prices from LiteLLM's.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Arguments.Add(_file);
        Options.Add(_output);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string file = parsed.GetRequiredValue(_file), output = parsed.GetRequiredValue(_output);
        if (output.Length == 0 || Path.GetFullPath(file) == Path.GetFullPath(output))
        {
            throw new WrongUseException("--output needs the name of another file than the one that is read.");
        }

        var import = await new PriceFiles(_timeProvider).ImportAsync(file, cancellationToken).ConfigureAwait(false);
        if (import.Catalog.Models.Count == 0)
        {
            throw new WrongUseException($"'{file}' has no model that is priced by the token; it should be LiteLLM's model_prices_and_context_window.json.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        WholeFile.Write(output, import.Catalog.Save);
        _host.Out.WriteLine(PrintableText.OneLine(string.Create(
            CultureInfo.InvariantCulture, $"{import.Catalog.Models.Count:N0} models are in {output}; left out: {import.Skipped.Count:N0}.")));
        foreach (var reason in import.Skipped.GroupBy(row => row.Value, row => row.Key).OrderByDescending(rows => rows.Count()).ThenBy(rows => rows.Key, StringComparer.Ordinal))
        {
            string names = string.Join(", ", reason.Take(NamesOfAReason)) + (reason.Count() > NamesOfAReason ? ", …" : "");
            _host.Out.WriteLine(PrintableText.OneLine(string.Create(CultureInfo.InvariantCulture, $"  {reason.Count():N0} ({names}): {reason.Key}")));
        }

        return ExitCodes.Done;
    }
}
