using System.CommandLine;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops llm ping</c>: whether a model answers, how fast, and what the question cost.</summary>
internal sealed class LlmPingCommand : ExampleCommand
{
    private const string ExampleLines = """
          OPENAI_API_KEY=… denialops llm ping
          ANTHROPIC_API_KEY=… denialops llm ping --provider anthropic
          denialops llm ping --endpoint http://localhost:11434/v1 --model llama3
        """;

    private readonly LlmConnection _connection = new();
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public LlmPingCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("ping", "Ask a model for one word.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        _connection.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var call = await _connection.OpenAsync(parsed, _host, _timeProvider, cancellationToken).ConfigureAwait(false);
        await using var disposal = call.ConfigureAwait(false);
        await call.AskAsync("Answer with the word OK.", system: null, maxTokens: 50, temperature: null, "ping", cancellationToken).ConfigureAwait(false);
        _host.Out.WriteLine("The model answers.");
        return ExitCodes.Done;
    }
}
