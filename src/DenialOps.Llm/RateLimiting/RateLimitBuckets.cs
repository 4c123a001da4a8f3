namespace DenialOps.Llm.RateLimiting;

/// <summary>The limits a minute of requests, input and output tokens together. Not thread-safe; times in ticks.</summary>
/// <param name="options">A checked copy of the options.</param>
internal sealed class RateLimitBuckets(RateLimitOptions options)
{
    private readonly RateLimitBucket requests = new(options.RequestsPerMinute, options.BurstPercent);
    private readonly RateLimitBucket input = new(options.InputTokensPerMinute, options.BurstPercent);
    private readonly RateLimitBucket output = new(options.OutputTokensPerMinute, options.BurstPercent);

    /// <summary>Until when nothing goes, because the provider said that nothing is left.</summary>
    internal long HeldUntil { get; private set; } = long.MinValue / 2;

    // By what is set here only: of what the provider says it knows best itself whether a request is too large.
    internal bool IsTooLarge(RateLimitRequest request) =>
        request.InputTokens > (input.IsSet ? input.Window!.Limit : long.MaxValue)
        || request.OutputTokens > (output.IsSet ? output.Window!.Limit : long.MaxValue);

    internal long EarliestAt(RateLimitRequest request, long now)
    {
        var at = Math.Max(HeldUntil, requests.Window?.EarliestAt(1, now) ?? now);
        at = Math.Max(at, input.Window?.EarliestAt(request.InputTokens, now) ?? now);
        return Math.Max(at, output.Window?.EarliestAt(OutputOf(request), now) ?? now);
    }

    internal void Take(RateLimitLease lease, long now)
    {
        requests.Window?.Take(1, now);
        lease.Input = input.Window?.Take(lease.Request.InputTokens, now);
        lease.Output = output.Window?.Take(lease.OutputTaken = OutputOf(lease.Request), now);
    }

    internal void Correct(RateLimitLease lease, long? inputTokens, long? outputTokens, long now)
    {
        if (lease.Input is { } sent && inputTokens is { } realInput)
        {
            input.Window?.Correct(sent, lease.Request.InputTokens, Math.Max(0, realInput), now);
        }

        if (lease.Output is { } got && outputTokens is { } realOutput)
        {
            output.Window?.Correct(got, lease.OutputTaken, Math.Max(0, realOutput), now);
        }
    }

    /// <summary>The provider has refused a call: nothing goes before a time, and what it said of its limits is kept from now on.</summary>
    internal void Refused(long until)
    {
        requests.Keep();
        input.Keep();
        output.Keep();
        requests.Window?.Hold(until);
    }

    internal void Learn(RateLimitHeaders seen, long now, TimeSpan longest)
    {
        Learn(requests, seen.Requests, now, longest, isCounted: true);
        Learn(input, seen.Input, now, longest, isCounted: false);
        Learn(output, seen.Output, now, longest, isCounted: false);
    }

    // A limit of output that is not set here is the provider's, which counts what was given and not what might be.
    private long OutputOf(RateLimitRequest request) => output.IsSet ? request.OutputTokens : 0;

    private void Learn(RateLimitBucket bucket, RateLimitHeaders.Limit seen, long now, TimeSpan longest, bool isCounted)
    {
        bucket.Learn(seen.PerMinute);
        if (seen.Remaining == 0 && seen.Reset is { } reset && reset > TimeSpan.Zero)
        {
            // The reset is when all of the limit is there again, and it comes back evenly: the next request is there long before.
            var wait = isCounted && seen.PerMinute is { } limit and > 0 ? reset.Ticks / limit : reset.Ticks;
            HeldUntil = Math.Max(HeldUntil, now + Math.Min(wait, longest.Ticks));
            bucket.Window?.Hold(HeldUntil);
        }
    }
}
