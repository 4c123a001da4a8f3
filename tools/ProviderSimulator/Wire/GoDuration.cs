using System.Globalization;

namespace ProviderSimulator.Wire;

/// <summary>A duration as OpenAI's headers write it: <c>12ms</c>, <c>1.5s</c>, <c>6m0s</c>.</summary>
internal static class GoDuration
{
    public static string Of(TimeSpan duration)
    {
        // Rounded up: who waits as long as he is told must not come too early.
        var milliseconds = (long)Math.Ceiling(duration.TotalMilliseconds);
        if (milliseconds is > 0 and < 1000)
        {
            return $"{milliseconds}ms";
        }

        var minutes = milliseconds / 60_000;
        var seconds = ((milliseconds % 60_000) / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
        return minutes == 0 ? $"{seconds}s" : minutes < 60 ? $"{minutes}m{seconds}s" : $"{minutes / 60}h{minutes % 60}m{seconds}s";
    }
}
