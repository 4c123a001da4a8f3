using System.Net.Sockets;
using System.Runtime.InteropServices;
using ProviderSimulator;

#pragma warning disable RS0030 // This is the command: it talks to the console.
try
{
    if (CommandLine.Parse(args) is not { } options)
    {
        Console.Write(CommandLine.Help);
        return 0;
    }

    await using var simulator = await Simulator.StartAsync(options).ConfigureAwait(false);
    Console.WriteLine($"ProviderSimulator listens on {simulator.Address} (Ctrl+C ends it; curl {simulator.Address} says what it can do)");

    var stop = new TaskCompletionSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    await stop.Task.ConfigureAwait(false);
    return 0;

    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.TrySetResult();
    }
}
catch (Exception e) when (e is ArgumentException or SocketException)
{
    Console.Error.WriteLine(e is SocketException ? $"The port cannot be had: {e.Message}" : e.Message);
    return 2;
}
