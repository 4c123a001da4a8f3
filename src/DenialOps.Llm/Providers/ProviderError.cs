using System.Text.Json;
using DenialOps.Llm.Errors;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Providers;

/// <summary>An error body of either vendor, read as far as it can be read. Its text decides the kind and goes no further.</summary>
/// <param name="Code">The word that says most exactly what the error is.</param>
/// <param name="Kind">The kind that its words mean; null leaves it to the status and the code.</param>
/// <param name="Status">The status that routers repeat as the code, a number, where that of the response is 200.</param>
internal sealed record ProviderError(string? Code, LlmErrorKind? Kind, int? Status = null)
{
    /// <summary>What was used before the failure; null where it does not say.</summary>
    internal UsageDetails? Usage { get; init; }

    /// <summary>The service tier in which it was, by the provider's own word.</summary>
    internal string? ServiceTier { get; init; }

    private static readonly ProviderError Unknown = new(null, null);

    internal LlmErrorKind KindAt(int status) =>
        Kind ?? ErrorCodes.KindOf(status < 300 && Status is >= 400 and <= 599 and var said ? said : status, Code);

    /// <summary>The error of a body; one without words where it is no JSON or has no error.</summary>
    internal static ProviderError Parse(ReadOnlyMemory<byte> body) => TryParse(body) ?? Unknown;

    /// <summary>The error of a body; null where it is no JSON or has no error.</summary>
    internal static ProviderError? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return In(json.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second of a name that was cut in the middle of a character.
            return null;
        }
    }

    /// <summary>
    /// The error that an object tells of, or null: <c>{"error": {…}}</c> of both vendors, <c>{"error": "…"}</c> and
    /// <c>{"object": "error", …}</c> of servers that copy OpenAI's format, and a response that failed.
    /// </summary>
    internal static ProviderError? In(JsonElement root)
    {
        if (Find(root) is not { } error)
        {
            return null;
        }

        // What a response used before it failed is billed, and only it says so.
        var response = Wire.Object(root, "response") ?? root;
        return Wire.Text(response, "status") != "failed" || OpenAIUsage.OfResponses.In(response) is not { } usage ? error
            : error with { Usage = usage, ServiceTier = Wire.Text(response, "service_tier") };
    }

    private static ProviderError? Find(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (root.TryGetProperty("error", out var error) && error.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
        {
            return error.ValueKind switch
            {
                JsonValueKind.Object => Read(error),
                JsonValueKind.String => new(null, ErrorCodes.KindOfMessage(Wire.Text(error))),
                _ => Unknown,
            };
        }

        // Responses tell of a failure inside the response, which is the body, or in the last event of a stream.
        if (Wire.Text(root, "type") == "response.failed")
        {
            return (Wire.Object(root, "response") is { } failed ? Find(failed) : null) ?? Unknown;
        }

        if (Wire.Text(root, "object") == "response" && Wire.Text(root, "status") == "failed")
        {
            return Unknown;
        }

        return Wire.Text(root, "type") == "error" || Wire.Text(root, "object") == "error" ? Read(root) : null;
    }

    private static ProviderError Read(JsonElement error)
    {
        var detailed = Wire.Object(error, "details") is { } details ? Wire.Text(details, "error_code") : null;
        string?[] words = [detailed, Wire.Text(error, "code"), Wire.Text(error, "type")];
        var code = words.FirstOrDefault(ErrorCodes.IsTelling) ?? words.FirstOrDefault(word => word is not null);
        var kind = ErrorCodes.IsTelling(code) ? null : ErrorCodes.KindOfMessage(Wire.Text(error, "message"));
        return new(code, kind, Wire.Count(error, "code") is <= 599 and var said ? (int)said : null);
    }
}
