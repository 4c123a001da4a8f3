using System.Globalization;

namespace DenialOps.Llm.Retry;

/// <summary>Reads the wait that a response asks for.</summary>
/// <example><code>var wait = RetryAfterHeader.Parse(retryAfterMs: null, retryAfter: "1.5", now); // 1.5 s</code></example>
public static class RetryAfterHeader
{
    private const NumberStyles Number = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    // RFC 9110, section 5.6.7: the preferred form and the two obsolete ones that a recipient must read.
    private static readonly string[] Dates =
    [
        "ddd, d MMM yyyy HH:mm:ss 'GMT'", "dddd, d-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy",
    ];

    /// <summary>The wait, or null when neither header can be read.</summary>
    /// <param name="retryAfterMs">
    /// The value of <c>retry-after-ms</c>: milliseconds, whole or fractional. It comes first; one that cannot be read is passed over.
    /// </param>
    /// <param name="retryAfter">
    /// The value of <c>Retry-After</c>: seconds, whole or fractional, or an HTTP date (RFC 9110, section 10.2.3).
    /// </param>
    /// <param name="now">The time from which a date is counted. A date that has passed is no wait.</param>
    /// <returns>
    /// Zero or more. A number beyond what <see cref="TimeSpan"/> holds is <see cref="TimeSpan.MaxValue"/>, above every cap. A negative
    /// number, one with a decimal comma, or another text is null: the back-off decides then.
    /// </returns>
    public static TimeSpan? Parse(string? retryAfterMs, string? retryAfter, DateTimeOffset now) =>
        Duration(retryAfterMs, TimeSpan.TicksPerMillisecond)
        ?? Duration(retryAfter, TimeSpan.TicksPerSecond)
        ?? UntilDate(retryAfter, now);

    private static TimeSpan? Duration(string? text, long ticksPerUnit)
    {
        if (!double.TryParse(text, Number, CultureInfo.InvariantCulture, out var amount) || double.IsNaN(amount))
        {
            return null;
        }

        var ticks = amount * ticksPerUnit;
        return ticks < long.MaxValue ? TimeSpan.FromTicks((long)Math.Ceiling(ticks)) : TimeSpan.MaxValue;
    }

    private static TimeSpan? UntilDate(string? text, DateTimeOffset now)
    {
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (!DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, Style, out var date))
        {
            return null;
        }

        return date > now ? date - now : TimeSpan.Zero;
    }
}
