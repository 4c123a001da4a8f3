namespace DenialOps.Llm.Usage;

/// <summary>One request that was sent for a call: what it used, how it went, and what was waited for before it.</summary>
/// <remarks>Holds no prompt, no answer and no key.</remarks>
public sealed record CallAttempt
{
    /// <summary>
    /// Model, tokens, latency and cost of this request. Tokens of a request that failed before its answer began are 0; those of one that was
    /// cancelled or broke off are an estimate and say so.
    /// </summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Who was asked. Null when not known.</summary>
    public string? Provider { get; init; }

    /// <summary>The provider's id of the request. Null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>What it failed with. Null when it was answered, or cancelled.</summary>
    public LlmErrorKind? Failure { get; init; }

    /// <summary>The HTTP status code of a failure. Null when there was no response, and for what did not fail.</summary>
    public int? Status { get; init; }

    /// <summary>Whether its caller stopped it, or left its stream, before its end.</summary>
    public bool Cancelled { get; init; }

    /// <summary>How long a retry waited before it, in milliseconds.</summary>
    public double BackOffMs { get; init; }

    /// <summary>How long it waited for its turn in a rate limiter, in milliseconds.</summary>
    public double QueueMs { get; init; }
}
