using System.CommandLine;
using System.Globalization;
using System.Text;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops llm complete PROMPT</c>: the answer to a prompt, and what it took.</summary>
internal sealed class LlmCompleteCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops llm complete "What is a prior authorization?"
          denialops llm complete @question.txt --system "Answer in one sentence."
          denialops llm complete @question.txt --max-tokens 300 --budget 0.01
        """;

    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly Argument<string> _prompt = new("PROMPT") { Description = "The prompt, or @FILE for the text of a file." };
    private readonly Option<string?> _system = new("--system") { HelpName = "TEXT", Description = "What the model is told about its part." };
    private readonly Option<int?> _maxTokens = new("--max-tokens")
    {
        HelpName = "N",
        Description = "The most output tokens.",
        CustomParser = argument =>
        {
            if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0)
            {
                return value;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' after --max-tokens is no number of tokens above 0, as 300.");
            return null;
        },
    };

    private readonly Option<float?> _temperature = new("--temperature")
    {
        HelpName = "0-2",
        Description = "How freely it answers; 0 for always nearly the same.",
        CustomParser = argument =>
        {
            if (float.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value is >= 0 and <= 2)
            {
                return value;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' after --temperature is no number from 0 to 2.");
            return null;
        },
    };

    private readonly LlmConnection _connection = new();
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public LlmCompleteCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("complete", "Print a model's answer to a prompt; on standard error what it took.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Arguments.Add(_prompt);
        Options.Add(_system);
        Options.Add(_maxTokens);
        Options.Add(_temperature);
        _connection.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string prompt = await TextAsync(parsed.GetRequiredValue(_prompt), cancellationToken).ConfigureAwait(false);
        var call = await _connection.OpenAsync(parsed, _host, _timeProvider, cancellationToken).ConfigureAwait(false);
        await using var disposal = call.ConfigureAwait(false);
        string answer = await call.AskAsync(
            prompt, parsed.GetValue(_system), parsed.GetValue(_maxTokens), parsed.GetValue(_temperature), "complete", cancellationToken).ConfigureAwait(false);
        _host.Out.WriteLine(PrintableText.Lines(answer));
        return ExitCodes.Done;
    }

    private async Task<string> TextAsync(string given, CancellationToken cancellationToken)
    {
        if (given is not ['@', .. var path])
        {
            return string.IsNullOrWhiteSpace(given) ? throw new WrongUseException("the prompt is empty; write what is asked, or @FILE.") : given;
        }

        if (!File.Exists(path))
        {
            throw new WrongUseException($"there is no file '{path}'; check the name after @.");
        }

        byte[] content = await new InputFile(_timeProvider).ReadAsync(path, MaxBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException invalid)
        {
            throw new IOException($"'{path}' is no UTF-8 text; save it as one.", invalid);
        }
    }
}
