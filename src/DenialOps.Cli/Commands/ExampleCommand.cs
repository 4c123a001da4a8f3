using System.CommandLine;

namespace DenialOps.Cli.Commands;

/// <summary>A command that shows by example how to use it.</summary>
internal abstract class ExampleCommand : Command
{
    private protected ExampleCommand(string name, string description, string examples)
        : base(name, description) => Examples = examples;

    /// <summary>Command lines to copy, one a line, for the help text.</summary>
    public string Examples { get; }
}
