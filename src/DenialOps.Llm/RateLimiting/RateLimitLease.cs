namespace DenialOps.Llm.RateLimiting;

/// <summary>A call that was let through.</summary>
public sealed class RateLimitLease
{
    private int returned;

    /// <summary>A lease of a store's own.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="id">Tells it from the others.</param>
    public RateLimitLease(RateLimitRequest request, long id) => (Request, Id) = (request, id);

    /// <summary>What was asked.</summary>
    public RateLimitRequest Request { get; }

    /// <summary>Tells it from the others.</summary>
    public long Id { get; }

    /// <summary>When it was let through, on the limiter's own clock.</summary>
    internal TimeSpan At { get; init; }

    internal PacedWindow.Entry? Input { get; set; }

    internal PacedWindow.Entry? Output { get; set; }

    internal long OutputTaken { get; set; }

    /// <summary>Marks it as given back.</summary>
    /// <returns>True the first time only.</returns>
    public bool TryReturn() => Interlocked.Exchange(ref returned, 1) == 0;
}
