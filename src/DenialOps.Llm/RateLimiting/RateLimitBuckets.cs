namespace DenialOps.Llm.RateLimiting;

/// <summary>The limits a minute of requests, input and output tokens together. Not thread-safe; times in ticks.</summary>
/// <param name="options">A checked copy of the options.</param>
internal sealed class RateLimitBuckets(RateLimitOptions options)
{
    private PacedWindow? requests = Of(options.RequestsPerMinute, options.BurstPercent);
    private PacedWindow? input = Of(options.InputTokensPerMinute, options.BurstPercent);
    private PacedWindow? output = Of(options.OutputTokensPerMinute, options.BurstPercent);

    internal bool IsTooLarge(RateLimitRequest request) =>
        request.InputTokens > (input?.Limit ?? long.MaxValue) || request.OutputTokens > (output?.Limit ?? long.MaxValue);

    internal long EarliestAt(RateLimitRequest request, long now)
    {
        var at = requests?.EarliestAt(1, now) ?? now;
        at = Math.Max(at, input?.EarliestAt(request.InputTokens, now) ?? now);
        return Math.Max(at, output?.EarliestAt(request.OutputTokens, now) ?? now);
    }

    internal void Take(RateLimitLease lease, long now)
    {
        requests?.Take(1, now);
        lease.Input = input?.Take(lease.Request.InputTokens, now);
        lease.Output = output?.Take(lease.Request.OutputTokens, now);
    }

    internal void Correct(RateLimitLease lease, long? inputTokens, long? outputTokens, long now)
    {
        if (lease.Input is { } sent && inputTokens is { } realInput)
        {
            input?.Correct(sent, lease.Request.InputTokens, Math.Max(0, realInput), now);
        }

        if (lease.Output is { } got && outputTokens is { } realOutput)
        {
            output?.Correct(got, lease.Request.OutputTokens, Math.Max(0, realOutput), now);
        }
    }

    internal void HoldRequests(long until) => requests?.Hold(until);

    internal void Learn(RateLimitHeaders seen, long now, TimeSpan longest)
    {
        requests = Learn(requests, seen.Requests, now, longest);
        input = Learn(input, seen.Input, now, longest);
        output = Learn(output, seen.Output, now, longest);
    }

    // What is set here may be lower than what the provider allows, for others share its limit: so it is lowered, never raised.
    private PacedWindow? Learn(PacedWindow? window, RateLimitHeaders.Limit seen, long now, TimeSpan longest)
    {
        if (seen.PerMinute is { } limit and > 0)
        {
            window ??= Of(limit, options.BurstPercent);
            window!.LowerTo(limit);
        }

        if (seen.Remaining == 0 && seen.Reset is { } reset && reset > TimeSpan.Zero)
        {
            window?.Hold(now + Math.Min(reset.Ticks, longest.Ticks));
        }

        return window;
    }

    private static PacedWindow? Of(long? limit, double burst) => limit is { } set ? new PacedWindow(set, burst, leastBurst: 1) : null;
}
