using System.IO.Pipelines;
using System.Net.Sockets;

namespace ProviderSimulator.Http;

/// <summary>A connection of a client, with every way to end it.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly RequestReader _reader;

    public HttpConnection(Socket socket, int number, int maxBodyBytes)
    {
        socket.NoDelay = true;
        _socket = socket;
        _stream = new(socket, ownsSocket: false);
        _reader = new(PipeReader.Create(_stream), SendAsync, maxBodyBytes);
        Number = number;
    }

    public int Number { get; }

    /// <summary>Whether the connection was ended from here.</summary>
    public bool IsEnded { get; private set; }

    public Task<HttpRequest?> ReadAsync(CancellationToken cancellationToken) => _reader.ReadAsync(cancellationToken);

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes).ConfigureAwait(false);

    /// <summary>TCP RST: what was sent before may still be read by the client, and then comes an error.</summary>
    public void Reset()
    {
        IsEnded = true;
        try
        {
            _socket.LingerState = new(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client was faster.
        }

        _socket.Close();
    }

    /// <summary>TCP FIN: for the client the bytes end here.</summary>
    public void Close()
    {
        IsEnded = true;
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client was faster.
        }

        _socket.Close();
    }

    /// <summary>
    /// Says the end of the answer and drops what the client still sends, until it closes as well. Closed at once with bytes unread, the
    /// system would send a reset that can overtake the answer.
    /// </summary>
    public async Task CloseAfterItAsync(CancellationToken stop)
    {
        _socket.Shutdown(SocketShutdown.Send);
        var dropped = new byte[16 * 1024];
        while (await _stream.ReadAsync(dropped, stop).ConfigureAwait(false) > 0)
        {
            // Nobody reads it.
        }

        Close();
    }

    /// <summary>
    /// A token that is cancelled when the client hangs up, for as long as it is not disposed. A peek leaves the bytes of a next request
    /// where they are, and ends the watch.
    /// </summary>
    public HangUp WatchForHangUp(CancellationToken stop) => HangUp.Watch(_socket, stop);

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }
}
