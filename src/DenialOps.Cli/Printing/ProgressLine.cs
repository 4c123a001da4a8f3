namespace DenialOps.Cli.Printing;

/// <summary>
/// One line on standard error that says what takes so long, wiped away when it is done. Shown only to a person at a terminal, and
/// only after a moment: most letters are done before.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const string WipeLine = "\r\u001b[K";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private readonly ConsoleHost _host;
    private readonly Lock _lock = new();
    private readonly ITimer? _timer;
    private bool _shown;
    private bool _done;

    /// <summary>Starts to wait.</summary>
    public ProgressLine(ConsoleHost host, TimeProvider timeProvider, string message)
    {
        _host = host;
        if (host.Watched)
        {
            _timer = timeProvider.CreateTimer(_ => Show(PrintableText.OneLine(message)), state: null, Patience, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _done = true;
            _timer?.Dispose();
            if (_shown)
            {
                _host.Error.Write(WipeLine);
            }
        }
    }

    private void Show(string message)
    {
        lock (_lock)
        {
            if (!_done)
            {
                _shown = true;
                _host.Error.Write(message);
            }
        }
    }
}
