using System.Net.Sockets;

namespace ProviderSimulator.Http;

/// <summary>Watches a connection for its client's hanging up while an answer waits.</summary>
internal sealed class HangUp : IAsyncDisposable
{
    private readonly CancellationTokenSource _watch;
    private readonly CancellationTokenSource _left;
    private readonly Task _task;

    private HangUp(Socket socket, CancellationToken stop)
    {
        _watch = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _left = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _task = WatchAsync(socket);
    }

    /// <summary>Cancelled when the client has hung up, or the simulator stops.</summary>
    public CancellationToken Token => _left.Token;

    public static HangUp Watch(Socket socket, CancellationToken stop) => new(socket, stop);

    public async ValueTask DisposeAsync()
    {
        await _watch.CancelAsync().ConfigureAwait(false);
        await _task.ConfigureAwait(false);
        _watch.Dispose();
        _left.Dispose();
    }

    private async Task WatchAsync(Socket socket)
    {
        try
        {
            if (await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, _watch.Token).ConfigureAwait(false) > 0)
            {
                return;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // A reset is a hang-up, too.
        }

        await _left.CancelAsync().ConfigureAwait(false);
    }
}
