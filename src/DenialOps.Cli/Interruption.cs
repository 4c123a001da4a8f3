using System.Runtime.InteropServices;

namespace DenialOps.Cli;

/// <summary>Turns the signals that ask a program to stop (Ctrl+C, <c>kill</c>, a terminal that is closed) into cancellation.</summary>
internal static class Interruption
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs <paramref name="work"/>. On the first signal it is cancelled and gets two seconds to leave cleanly; work that cannot be
    /// cancelled, such as a read of a terminal, is abandoned then. A second signal within that time changes nothing: what was asked of a
    /// model and is being recorded is not to be lost by it.
    /// </summary>
    public static async Task<int> RunAsync(ConsoleHost host, Func<CancellationToken, Task<int>> work)
    {
        using var source = new CancellationTokenSource();
        var signalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        var running = Task.Run(() => work(source.Token));
        if (await Task.WhenAny(running, signalled.Task).ConfigureAwait(false) == running)
        {
            return await running.ConfigureAwait(false);
        }

        var patience = Task.Delay(Grace, TimeProvider.System);
        if (await Task.WhenAny(running, patience).ConfigureAwait(false) == running)
        {
            return await running.ConfigureAwait(false);
        }

        host.Complain("interrupted.");
        return ExitCodes.Interrupted;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            if (signalled.TrySetResult())
            {
                source.Cancel();
            }
        }
    }
}
