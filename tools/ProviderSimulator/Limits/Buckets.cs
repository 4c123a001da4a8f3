using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Limits;

/// <summary>The buckets of one key and model. Safe for many threads.</summary>
internal sealed class Buckets
{
    private readonly Lock _lock = new();
    private readonly Vendor _vendor;
    private readonly bool _chargesRefused;
    private readonly TokenBucket? _requests;
    private readonly TokenBucket? _input;
    private readonly TokenBucket? _output;

    public Buckets(RateLimits limits, Vendor vendor, TimeProvider time)
    {
        _vendor = vendor;
        _chargesRefused = limits.ChargesRefused;
        _requests = Bucket("requests", limits.RequestsPerMinute);
        if (vendor == Vendor.Anthropic)
        {
            _input = Bucket("input-tokens", limits.InputTokensPerMinute);
            _output = Bucket("output-tokens", limits.OutputTokensPerMinute);
        }
        else if (limits.InputTokensPerMinute is not null || limits.OutputTokensPerMinute is not null)
        {
            _input = Bucket("tokens", (limits.InputTokensPerMinute ?? 0) + (limits.OutputTokensPerMinute ?? 0));
        }

        TokenBucket? Bucket(string name, int? perMinute) => perMinute is { } limit ? new(name, limit, limits.Burst, time) : null;
    }

    /// <summary>Takes what a request costs, or says why it may not come in.</summary>
    public Refused? Admit(ModelRequest request)
    {
        lock (_lock)
        {
            // Output is only asked whether there is any left: how much it will be, nobody knows yet.
            var tokens = Tokens(request);
            var refused = _requests?.Refuses(1) ?? _input?.Refuses(tokens) ?? _output?.Refuses(1);
            if (refused is null)
            {
                _requests?.Take(1);
                _input?.Take(tokens);
            }
            else if (_chargesRefused)
            {
                _requests?.Take(1);
            }

            return refused;
        }
    }

    /// <summary>Corrects the charge by what was used in the end.</summary>
    public void Settle(ModelRequest request, Usage? usage)
    {
        if (_vendor == Vendor.Anthropic && usage is not null)
        {
            lock (_lock)
            {
                _input?.Take(usage.InputTokens + usage.CacheWriteTokens - Tokens(request));
                _output?.Take(usage.OutputTokens);
            }
        }
    }

    public IReadOnlyList<LimitStatus> Status()
    {
        lock (_lock)
        {
            return [.. new[] { _requests, _input, _output }.OfType<TokenBucket>().Select(b => b.Status())];
        }
    }

    private long Tokens(ModelRequest request) =>
        _vendor == Vendor.OpenAI ? Math.Max(request.InputTokens, request.MaxOutputTokens ?? 0) : request.InputTokens;
}
