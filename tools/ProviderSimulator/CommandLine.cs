using System.Globalization;
using ProviderSimulator.Limits;

namespace ProviderSimulator;

/// <summary>The options of the command; each takes a number.</summary>
internal static class CommandLine
{
    public const int DefaultPort = 8089;

    public const string Help = """
        Usage: dotnet run --project tools/ProviderSimulator -- [OPTION NUMBER]...

          --port N                     the port of the loopback address (8089; 0 takes one that is free)
          --requests-per-minute N      limit of requests for each key and model (none)
          --input-tokens-per-minute N  limit of input tokens for each key and model (none)
          --output-tokens-per-minute N limit of output tokens for each key and model (none)
          --burst-seconds N            how much of a minute's allowance can be spent at once (60)

        """;

    /// <summary>The options, or null where help is asked for.</summary>
    /// <exception cref="ArgumentException">An option is unknown, or its value no number.</exception>
    public static SimulatorOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new SimulatorOptions { Port = DefaultPort };
        var limits = new RateLimits();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (arguments[i] is "--help" or "-h" or "-?")
            {
                return null;
            }

            var number = Number(arguments, i);
            switch (arguments[i])
            {
                case "--port":
                    options.Port = number;
                    break;
                case "--requests-per-minute":
                    limits = limits with { RequestsPerMinute = number };
                    break;
                case "--input-tokens-per-minute":
                    limits = limits with { InputTokensPerMinute = number };
                    break;
                case "--output-tokens-per-minute":
                    limits = limits with { OutputTokensPerMinute = number };
                    break;
                case "--burst-seconds":
                    limits = limits with { Burst = TimeSpan.FromSeconds(number) };
                    break;
                default:
                    throw new ArgumentException($"There is no option {arguments[i]}. --help lists them.");
            }
        }

        options.Limits = limits == new RateLimits() ? null : limits;
        return options;
    }

    private static int Number(IReadOnlyList<string> arguments, int option) =>
        option + 1 < arguments.Count && int.TryParse(arguments[option + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{arguments[option]} needs a whole number. --help lists the options.");
}
