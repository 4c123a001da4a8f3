using System.Text.Json.Nodes;
using ProviderSimulator.Limits;
using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>What OpenAI's two APIs have in common: errors, headers and limits.</summary>
internal abstract class OpenAiFormat : WireFormat
{
    public override Vendor Vendor => Vendor.OpenAI;

    public override StreamEvent KeepAlive { get; } = new(null, null, EventRole.KeepAlive);

    public override string RequestId(int number) => $"req_sim{number:D8}";

    public override string? Objection(JsonObject body, Func<string, string?> header) => null;

    public override JsonObject ErrorBody(ErrorShape error, string requestId) => new()
    {
        ["error"] = new JsonObject
        {
            ["message"] = error.Message,
            ["type"] = error.Type,
            ["param"] = error.Param,
            ["code"] = error.Code,
        },
    };

    public override IEnumerable<KeyValuePair<string, string>> Headers(string requestId) =>
    [
        new("openai-organization", "org-simulated"),
        new("openai-processing-ms", "12"),
        new("openai-version", "2020-10-01"),
        new("x-request-id", requestId),
    ];

    public override IEnumerable<KeyValuePair<string, string>> LimitHeaders(IReadOnlyList<LimitStatus> limits, DateTimeOffset now) =>
        limits.SelectMany(limit => new KeyValuePair<string, string>[]
        {
            new($"x-ratelimit-limit-{limit.Name}", $"{limit.Limit}"),
            new($"x-ratelimit-remaining-{limit.Name}", $"{limit.Remaining}"),
            new($"x-ratelimit-reset-{limit.Name}", GoDuration.Of(limit.ResetsIn)),
        });

    public override ApiError LimitError(Refused refused, string model)
    {
        var what = refused.Name == "requests" ? "requests per min (RPM)" : "tokens per min (TPM)";
        var where = $"{model} in organization org-simulated on {what}";
        const string more = "Visit https://platform.openai.com/account/rate-limits to learn more.";
        return new(ErrorKind.RateLimited)
        {
            Type = refused.Name,
            Message = refused.FitsNever
                ? $"Request too large for {where}: Limit {refused.Limit}, Requested {refused.Requested}. The input or output tokens must be reduced in order to run successfully. {more}"
                : $"Rate limit reached for {where}: Limit {refused.Limit}, Used {refused.Used}, Requested {refused.Requested}. Please try again in {GoDuration.Of(refused.Wait)}. {more}",
            RetryAfter = refused.FitsNever
                ? RetryAfter.None
                : RetryAfter.Seconds(refused.WaitSeconds).AndMilliseconds((int)Math.Ceiling(refused.Wait.TotalMilliseconds)),
        };
    }

    protected static string ModelOf(JsonObject body, string path)
    {
        if (body.Text("model") is { } model)
        {
            return model;
        }

        // Azure names the model in the path: /openai/deployments/NAME/chat/completions.
        var parts = path.Split('/');
        var deployments = Array.IndexOf(parts, "deployments");
        return deployments >= 0 && deployments + 1 < parts.Length ? parts[deployments + 1] : "";
    }
}
