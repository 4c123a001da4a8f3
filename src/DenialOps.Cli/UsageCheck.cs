using System.CommandLine;
using System.CommandLine.Parsing;
using DenialOps.Facts;

namespace DenialOps.Cli;

/// <summary>Says in one line what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageCheck
{
    /// <summary>The first mistake, or null when the command can run.</summary>
    public static string? FirstMistake(ParseResult parsed)
    {
        if (parsed.Action is HelpWithExamples or VersionLine)
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        string help = $"See 'denialops {Path(command)}--help'.";
        if (UnknownOption(parsed) is { } option)
        {
            if (OptionWithoutValue(parsed, option, command) is { } needy)
            {
                return $"{needy.Name} needs a {(needy.HelpName is "DIR" ? "folder" : "value")} after it, before {option}. {help}";
            }

            // What stands behind the sign may be a secret, and is not what is wrong.
            option = option.Split('=')[0];
            return $"unknown option '{option}'.{DidYouMean(option, OptionNames(command))} {help}";
        }

        if (command.Subcommands.Count > 0 && command is not RootCommand)
        {
            string choices = string.Join(", ", command.Subcommands.Select(choice => choice.Name));
            return parsed.UnmatchedTokens is [var other, ..]
                ? $"there is no command '{Path(command)}{other}'.{DidYouMean(other, command.Subcommands.Select(choice => choice.Name))} {help}"
                : $"say what to do after {command.Name}: {choices}. {help}";
        }

        if (command is RootCommand)
        {
            return parsed.UnmatchedTokens is [var word, ..]
                ? $"there is no command '{word}'.{CommandFor(word, command)} {help}"
                : "say what to do: run, facts, route or check, for example 'denialops run letter.pdf'. " + help;
        }

        if (parsed.UnmatchedTokens is [var extra, ..])
        {
            return $"'{extra}' is one argument too many; put quotes round a file name with spaces in it. {help}";
        }

        return parsed.Errors is [var error, ..] ? $"{error.Message} {help}" : null;
    }

    /// <summary>The words that lead to a command, each with a space after it; none for the root.</summary>
    private static string Path(Command command) => command is RootCommand
        ? string.Empty
        : string.Concat(command.Parents.OfType<Command>().Select(Path)) + command.Name + " ";

    /// <summary>A word before <c>--</c> that looks like an option and is none, even where the parser took it for a file name.</summary>
    private static string? UnknownOption(ParseResult parsed)
    {
        Token? before = null;
        foreach (var token in parsed.Tokens.Concat(parsed.UnmatchedTokens.Select(word => new Token(word, TokenType.Argument, null!))).TakeWhile(token => token.Type != TokenType.DoubleDash))
        {
            // A number below zero behind an option is its value, and the option says what is allowed.
            bool isValue = before is { Type: TokenType.Option } && token.Value is ['-', >= '0' and <= '9', ..];
            if (token is { Type: TokenType.Argument, Value: ['-', _, ..] } && !isValue)
            {
                return token.Value;
            }

            before = token;
        }

        return null;
    }

    /// <summary>The option that took the name of another for its value: <c>--out --json</c>.</summary>
    private static Option? OptionWithoutValue(ParseResult parsed, string word, Command command)
    {
        int at = parsed.Tokens.ToList().FindIndex(token => token.Type == TokenType.Argument && token.Value == word);
        bool isOption = OptionNames(command).Contains(word, StringComparer.Ordinal);
        return isOption && at > 0 && parsed.Tokens[at - 1] is { Type: TokenType.Option } before ? command.Options.FirstOrDefault(o => o.Name == before.Value) : null;
    }

    private static string CommandFor(string word, Command root) => File.Exists(word)
        ? " To read this letter write 'denialops run' before it."
        : DidYouMean(word, root.Subcommands.Select(command => command.Name));

    private static IEnumerable<string> OptionNames(Command command) => command.Options.Select(option => option.Name)
        .Append("--help");

    private static string DidYouMean(string word, IEnumerable<string> known) =>
        NearMatch.Find(word, known) is [var nearest, ..] ? $" Did you mean '{nearest}'?" : string.Empty;
}
