using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace DenialOps.Cli;

/// <summary>Prints <c>denialops 1.2.3</c>.</summary>
internal sealed class VersionLine : SynchronousCommandLineAction
{
    /// <summary>The program's version without the commit it was built from, for example <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(VersionLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine("denialops " + Version);
        return ExitCodes.Done;
    }
}
