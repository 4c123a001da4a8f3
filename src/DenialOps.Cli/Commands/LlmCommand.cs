using System.CommandLine;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops llm</c>: one call to a model through the whole client.</summary>
internal sealed class LlmCommand : Command
{
    public const string Word = "llm";
    public const string Covers = "Try a model: one call, with its attempts, waits and cost.";

    public LlmCommand(ConsoleHost host, TimeProvider timeProvider)
        : base(Word, Covers)
    {
        Subcommands.Add(new LlmPingCommand(host, timeProvider));
        Subcommands.Add(new LlmCompleteCommand(host, timeProvider));
    }
}
