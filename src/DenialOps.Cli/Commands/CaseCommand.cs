using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DenialOps.Cli.Commands;

/// <summary>A command about one case: it reads a letter, and shows by example how to use it.</summary>
internal abstract class CaseCommand : ExampleCommand
{
    private const int FirstYear = 1990;
    private const int LastYear = 2099;

    private protected CaseCommand(string name, string description, string examples)
        : base(name, description, examples) => SetAction(ExecuteAsync);

    /// <summary>The option <c>--context</c>.</summary>
    protected Option<string?> Context { get; } = new("--context")
    {
        HelpName = "FILE.json",
        Description = "Facts you know better than the letter, as JSON: {\"member\": {\"name\": \"Ana Reyes\"}, \"urgent\": true}.",
    };

    /// <summary>The option <c>--as-of</c>.</summary>
    protected Option<DateOnly?> AsOf { get; } = new("--as-of")
    {
        HelpName = "DATE",
        Description = "Count the days as if today were DATE (2026-07-20), for output that can be made again.",
        CustomParser = ReadDay,
    };

    /// <summary>The clock that the command line asks for: the real one, or the day after <c>--as-of</c>.</summary>
    protected TimeProvider Clock(ParseResult parsed, TimeProvider real) => parsed.GetValue(AsOf) is { } day ? new AsOfClock(day, real) : real;

    /// <summary>The argument that names the letter.</summary>
    protected static Argument<string> LetterArgument() => new("LETTER")
    {
        Description = "The denial letter (.txt, .md or a PDF with text), or - for standard input.",
    };

    /// <summary>The option <c>--json</c> of a command that prints nothing but JSON: accepted so that scripts can always give it.</summary>
    protected static Option<bool> AlwaysJson() => new("--json") { Hidden = true };

    private static DateOnly? ReadDay(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (day.Year is >= FirstYear and <= LastYear)
            {
                return day;
            }

            argument.AddError(string.Create(CultureInfo.InvariantCulture, $"'{text}' after --as-of is too far away; take a day of the years {FirstYear} to {LastYear}."));
            return null;
        }

        argument.AddError($"'{text}' after --as-of is no day of the calendar; write it as YYYY-MM-DD, for example 2026-07-20.");
        return null;
    }

    /// <summary>Does the command's work.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    protected abstract Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken);
}
