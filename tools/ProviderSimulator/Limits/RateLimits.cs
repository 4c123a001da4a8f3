namespace ProviderSimulator.Limits;

/// <summary>
/// What a minute allows. Each limit is a token bucket that refills evenly, one set of buckets for each key and model, as the vendors
/// have it. OpenAI knows one limit for tokens, the sum of the two here, and charges the larger of prompt and <c>max_tokens</c> when a
/// request comes in. Anthropic charges input when a request comes in and output when it was made; cached input costs nothing.
/// </summary>
public sealed record RateLimits
{
    /// <summary>Requests a minute. Default: no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Input tokens a minute. Default: no limit.</summary>
    public int? InputTokensPerMinute { get; init; }

    /// <summary>Output tokens a minute. Default: no limit.</summary>
    public int? OutputTokensPerMinute { get; init; }

    /// <summary>
    /// How much of the minute's allowance can be spent at once. Default: all of it, one minute. One second makes 600 a minute ten a
    /// second, as the vendors may enforce it. A bucket holds at least one request.
    /// </summary>
    public TimeSpan Burst { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a refused request is charged, too, so that whoever keeps asking is kept out. Default: false.</summary>
    public bool ChargesRefused { get; init; }

    internal void Validate(string option)
    {
        NotBelowOne(RequestsPerMinute, option, nameof(RequestsPerMinute));
        NotBelowOne(InputTokensPerMinute, option, nameof(InputTokensPerMinute));
        NotBelowOne(OutputTokensPerMinute, option, nameof(OutputTokensPerMinute));
        if (Burst <= TimeSpan.Zero || Burst > TimeSpan.FromMinutes(1))
        {
            throw new ArgumentException($"{option}.{nameof(Burst)} is {Burst}; it must be more than zero and at most one minute.", option);
        }
    }

    private static void NotBelowOne(int? value, string option, string name)
    {
        if (value < 1)
        {
            throw new ArgumentException($"{option}.{name} is {value}; it must be at least 1, or null for no limit.", option);
        }
    }
}
