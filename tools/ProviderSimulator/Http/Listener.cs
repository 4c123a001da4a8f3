using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ProviderSimulator.Http;

/// <summary>
/// Listens on a port of the loopback address, and can stop doing so. While it refuses, a socket that is bound and does not listen keeps
/// the port: the system refuses connections to it, and no other program can take it.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<HttpConnection, Task> _connections = new();
    private readonly Func<HttpConnection, Task> _serve;
    private readonly int _maxBodyBytes;
    private Socket _socket;
    private Task _accepting = Task.CompletedTask;
    private int _connectionCount;
    private bool _disposed;

    public Listener(IPAddress address, int port, int maxBodyBytes, Func<HttpConnection, Task> serve)
    {
        _serve = serve;
        _maxBodyBytes = maxBodyBytes;
        _socket = Bound(new(address, port));
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    public IPEndPoint EndPoint { get; }

    public static Socket Bound(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(endPoint);
        return socket;
    }

    /// <summary>Takes connections from now on; does nothing where it does already.</summary>
    public void Accept()
    {
        lock (_lock)
        {
            if (_accepting.IsCompleted && !_disposed)
            {
                _socket.Listen();
                _accepting = AcceptAsync(_socket);
            }
        }
    }

    /// <summary>Refuses connections from now on, does something, and resets the connections that there are.</summary>
    public void Refuse(Action beforeResets)
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                _socket.Dispose();
                _socket = Bound(EndPoint);
                _accepting = Task.CompletedTask;
            }
        }

        beforeResets();
        ResetAll();
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _disposed = true;
            _socket.Dispose();
        }

        await _accepting.ConfigureAwait(false);
        ResetAll();
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
    }

    private void ResetAll()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Reset();
        }
    }

    private async Task AcceptAsync(Socket socket)
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await socket.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException)
            {
                // A client that gave up before it was accepted.
                continue;
            }

            lock (_lock)
            {
                var connection = new HttpConnection(client, ++_connectionCount, _maxBodyBytes);
                if (_socket == socket)
                {
                    var entered = new TaskCompletionSource();
                    _connections[connection] = ServeAsync(connection, entered.Task);
                    entered.SetResult();
                }
                else
                {
                    // It came in just before the listening ended.
                    connection.Reset();
                    connection.Dispose();
                }
            }
        }
    }

    // Waits for its own entry, so that it cannot remove it before it is there.
    private async Task ServeAsync(HttpConnection connection, Task entered)
    {
        await entered.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await _serve(connection).ConfigureAwait(false);
        }
        finally
        {
            connection.Dispose();
            _connections.TryRemove(connection, out _);
        }
    }
}
