using System.Text;

namespace ProviderSimulator.Tests;

/// <summary>Reads a body that may break off.</summary>
internal static class Reading
{
    /// <summary>What came, and the error with which the reading ended, or null.</summary>
    public static async Task<(string Text, Exception? Error)> ReadAsync(this HttpResponseMessage response, CancellationToken cancel)
    {
        var text = new StringBuilder();
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var buffer = new byte[4096];
            while (await stream.ReadAsync(buffer, cancel) is > 0 and var count)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }

            return ($"{text}", null);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return ($"{text}", e);
        }
    }

    /// <summary>What comes until it contains a text.</summary>
    public static async Task<string> ReadUntilAsync(this Stream stream, string end, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!$"{text}".Contains(end, StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, cancel);
            count.ShouldBeGreaterThan(0, $"The body ended before '{end}': {text}");
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return $"{text}";
    }
}
