using System.Net.Sockets;
using System.Text;
using ProviderSimulator.Admin;
using ProviderSimulator.Recording;
using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Http;

/// <summary>Serves one connection after the other, request by request.</summary>
internal sealed class ConnectionServer(
    SimulatorOptions options,
    RequestLog log,
    CompletionHandler completions,
    AdminHandler admin,
    Action<TimeSpan> refuseFor,
    CancellationToken stop)
{
    public async Task ServeAsync(HttpConnection connection)
    {
        try
        {
            while (await connection.ReadAsync(stop).ConfigureAwait(false) is { } request)
            {
                var isAdmin = AdminHandler.Serves(request.Path);
                if (!await (isAdmin ? AnswerAdminAsync(connection, request) : AnswerAsync(connection, request)).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (BadRequestException e)
        {
            await RejectAsync(connection, e.Status, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEndOfConnection(e))
        {
            // Between two requests a client may leave as it likes.
        }
        catch (Exception e)
        {
            // A mistake of the simulator's own must not look like one of its faults.
            await RejectAsync(connection, 500, $"ProviderSimulator failed: {e}").ConfigureAwait(false);
        }
    }

    private static bool IsEndOfConnection(Exception e) =>
        e is IOException or SocketException or ObjectDisposedException or OperationCanceledException;

    private static async Task<bool> SendPlainlyAsync(HttpConnection connection, Response response, bool keepsAlive)
    {
        await connection.SendAsync(ResponseHead.Of(response, keepsAlive, contentLengthError: 0, isChunked: false)).ConfigureAwait(false);
        foreach (var part in response.Parts)
        {
            await connection.SendAsync(part.Bytes).ConfigureAwait(false);
        }

        return keepsAlive;
    }

    private async Task<bool> AnswerAdminAsync(HttpConnection connection, HttpRequest request) =>
        await SendPlainlyAsync(connection, admin.Answer(request), request.KeepsAlive).ConfigureAwait(false);

    private async Task<bool> AnswerAsync(HttpConnection connection, HttpRequest request)
    {
        var format = CompletionHandler.FormatOf(request);
        var entry = log.Add((number, now) => new()
        {
            Number = number,
            Connection = connection.Number,
            Api = format?.Api ?? Api.Unknown,
            Method = request.Method,
            Target = Secrets.Target(request.Target),
            Headers = Secrets.Headers(request),
            KeyFingerprint = Secrets.KeyFingerprint(request),
            Body = options.RecordsBodies ? request.Body : "",
            ReceivedAt = now,
        });
        var prepared = completions.Prepare(format, request, entry);
        return prepared.Delivery.Fate == ConnectionFate.Answer
            ? await SendAsync(connection, request, prepared, entry).ConfigureAwait(false)
            : EndWithoutAnswer(connection, prepared.Delivery, entry);
    }

    private bool EndWithoutAnswer(HttpConnection connection, Delivery delivery, RequestEntry entry)
    {
        entry.Ended(delivery.Fate == ConnectionFate.Close ? RequestOutcome.Cut : RequestOutcome.Reset);
        switch (delivery.Fate)
        {
            case ConnectionFate.Close:
                connection.Close();
                break;
            case ConnectionFate.Refuse:
                refuseFor(delivery.RefusesFor);
                break;
            default:
                connection.Reset();
                break;
        }

        return false;
    }

    private async Task<bool> SendAsync(HttpConnection connection, HttpRequest request, PreparedResponse prepared, RequestEntry entry)
    {
        var sender = new ResponseSender(connection, prepared.Delivery, options.TimeProvider, entry);
        try
        {
            if (!prepared.Delivery.Waits)
            {
                return await sender.SendAsync(prepared.Response, request.KeepsAlive, prepared.KeepAlive, stop).ConfigureAwait(false);
            }

            var hangUp = connection.WatchForHangUp(stop);
            await using (hangUp.ConfigureAwait(false))
            {
                return await sender.SendAsync(prepared.Response, request.KeepsAlive, prepared.KeepAlive, hangUp.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsEndOfConnection(e))
        {
            entry.BrokeOff(stop.IsCancellationRequested || connection.IsEnded ? RequestOutcome.Stopped : RequestOutcome.ClientLeft);
            connection.Reset();
            return false;
        }
    }

    private async Task RejectAsync(HttpConnection connection, int status, string message)
    {
        var body = new ResponsePart(Encoding.UTF8.GetBytes(message + "\n"), EventRole.Content);
        try
        {
            await SendPlainlyAsync(connection, new(status, [new("content-type", "text/plain")], [body], IsStreamed: false), keepsAlive: false)
                .ConfigureAwait(false);
            await connection.CloseAfterItAsync(stop).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEndOfConnection(e))
        {
            // Nobody is there to read it.
        }
    }
}
