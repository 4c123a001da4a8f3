namespace DenialOps.Llm.Usage;

/// <summary>One logical call, as it is counted and kept: its usage and how it went. Holds no prompt, no answer and no key.</summary>
/// <example>
/// <code>
/// tracker.Add(new CallRecord { Usage = usage.PricedBy(prices), Operation = "appeal-letter", Attempts = 2 });
/// </code>
/// </example>
public sealed record CallRecord
{
    /// <summary>Tokens, model, latency and cost, over all attempts that were billed. A failed call may have used tokens too.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>What the call was for, in a word of few values, as a prompt's name. Null when not said.</summary>
    public string? Operation { get; init; }

    /// <summary>How many times it was sent; 0 when it was answered from a cache.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1;

    /// <summary>What it failed with in the end. Null when it succeeded, and when it was cancelled.</summary>
    public LlmErrorKind? Failure { get; init; }

    /// <summary>Whether its caller stopped it, or left its stream, before its end; neither an answer nor a failure.</summary>
    public bool Cancelled { get; init; }

    /// <summary>
    /// Whether this is only what was billed after its call had been recorded, as when others waited for the same answer and its own caller
    /// left: tokens and cost that count, and no further call.
    /// </summary>
    public bool Late { get; init; }

    /// <summary>The requests that were sent, in their order. Empty when nothing counts them, and when nothing was sent.</summary>
    public IReadOnlyList<CallAttempt> Trace { get; init; } = [];

    /// <summary>Whether it was answered from our own cache, so that nothing was sent or billed.</summary>
    public bool FromCache { get; init; }

    /// <summary>Who answered. Null when not known.</summary>
    public string? Provider { get; init; }

    /// <summary>The provider's id of the last request. Null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The name of the prompt file. Null when the call was not made from one.</summary>
    public string? PromptName { get; init; }

    /// <summary>The version of the prompt file.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The content hash of the prompt file.</summary>
    public string? PromptHash { get; init; }
}
