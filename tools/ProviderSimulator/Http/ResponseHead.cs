using System.Text;

namespace ProviderSimulator.Http;

/// <summary>Writes status line and headers, true or not.</summary>
internal static class ResponseHead
{
    public static byte[] Of(Response response, bool keepsAlive, int contentLengthError, bool isChunked)
    {
        var head = new StringBuilder();
        head.Append($"HTTP/1.1 {response.Status} {ReasonPhrase(response.Status)}\r\n");
        foreach (var (name, value) in response.Headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        if (isChunked)
        {
            head.Append("transfer-encoding: chunked\r\n");
        }
        else
        {
            head.Append($"content-length: {Math.Max(0, response.Parts.Sum(p => (long)p.Bytes.Length) + contentLengthError)}\r\n");
        }

        head.Append(keepsAlive ? "connection: keep-alive\r\n\r\n" : "connection: close\r\n\r\n");
        return Encoding.Latin1.GetBytes(head.ToString());
    }

    private static string ReasonPhrase(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        529 => "Overloaded",
        _ => "Unknown",
    };
}
