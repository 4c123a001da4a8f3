using System.Buffers;
using System.Globalization;

namespace DenialOps.Llm.RateLimiting;

/// <summary>What a provider says about its limits in the headers of a response.</summary>
internal readonly record struct RateLimitHeaders(
    RateLimitHeaders.Limit Requests, RateLimitHeaders.Limit Input, RateLimitHeaders.Limit Output)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    internal static RateLimitHeaders Read(Func<string, string?> header, DateTimeOffset now)
    {
        Limit Anthropic(string what) => new(
            Number(header($"anthropic-ratelimit-{what}-limit")),
            Number(header($"anthropic-ratelimit-{what}-remaining")),
            Until(header($"anthropic-ratelimit-{what}-reset"), now));
        Limit OpenAi(string what) => new(
            Number(header($"x-ratelimit-limit-{what}")),
            Number(header($"x-ratelimit-remaining-{what}")),
            Duration(header($"x-ratelimit-reset-{what}")));

        // OpenAI counts input and output in one: it is no limit of the input, but when nothing is left of it, no input may come.
        var tokens = OpenAi("tokens") with { PerMinute = null };
        return new RateLimitHeaders(
            Anthropic("requests").Or(OpenAi("requests")), Anthropic("input-tokens").Or(tokens), Anthropic("output-tokens"));
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? Until(string? text, DateTimeOffset now) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at - now : null;

    // OpenAI's form is Go's: 1s, 6m0s, 120ms, 1h2m3.5s.
    private static TimeSpan? Duration(string? text)
    {
        var rest = text.AsSpan().Trim();
        var seconds = 0d;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0
                || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny(Digits) is >= 0 and var end ? end : rest.Length;
            var unit = rest[..letters] switch { "ms" => 0.001, "s" => 1, "m" => 60, "h" => 3_600, "d" => 86_400, _ => double.NaN };
            seconds += number * unit;
            rest = rest[letters..];
        }

        return text is not null && seconds is >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>One limit: how much a minute, what is left, and when it is whole again.</summary>
    internal readonly record struct Limit(long? PerMinute, long? Remaining, TimeSpan? Reset)
    {
        internal Limit Or(Limit other) => this == default ? other : this;
    }
}
