using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests;

/// <summary>Reads answers the way a careful client of the plain wire does.</summary>
internal static class Answers
{
    /// <summary>The events of a stream; one whose data is no JSON has null.</summary>
    public static IReadOnlyList<(string Name, JsonNode? Data, string Raw)> Events(string stream)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(stream));
        return [.. SseParser.Create(bytes).Enumerate().Select(e => (e.EventType, Parsed(e.Data), e.Data))];
    }

    /// <summary>The text that a whole answer carries.</summary>
    public static string Text(Api api, bool isStreamed, string body) => isStreamed
        ? string.Concat(Events(body).Select(e => TextPiece(api, e.Data)))
        : WholeText(api, JsonNode.Parse(body)!);

    /// <summary>Why the answer ended, or null where it does not say.</summary>
    public static string? Finish(Api api, bool isStreamed, string body)
    {
        var nodes = isStreamed ? Events(body).Select(e => e.Data) : [JsonNode.Parse(body)];
        return nodes.Select(n => FinishOf(api, n)).LastOrDefault(f => f is not null);
    }

    /// <summary>The last usage block of an answer, or null.</summary>
    public static JsonNode? Usage(Api api, bool isStreamed, string body)
    {
        var nodes = isStreamed ? Events(body).Select(e => e.Data) : [JsonNode.Parse(body)];
        return nodes.Select(n => api == Api.Responses && isStreamed ? n?["response"]?["usage"] : n is JsonObject ? n["usage"] : null)
            .LastOrDefault(u => u is not null);
    }

    private static JsonNode? Parsed(string data)
    {
        try
        {
            return JsonNode.Parse(data);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextPiece(Api api, JsonNode? data) => data is not JsonObject ? null : api switch
    {
        Api.ChatCompletions => (string?)data["choices"]?.AsArray().FirstOrDefault()?["delta"]?["content"],
        Api.Responses => (string?)data["type"] == "response.output_text.delta" ? (string?)data["delta"] : null,
        _ => (string?)data["delta"]?["text"],
    };

    private static string WholeText(Api api, JsonNode body) => api switch
    {
        Api.ChatCompletions => (string)body["choices"]![0]!["message"]!["content"]!,
        Api.Responses => (string)body["output"]![0]!["content"]![0]!["text"]!,
        _ => string.Concat(body["content"]!.AsArray().Select(block => (string?)block!["text"])),
    };

    private static string? FinishOf(Api api, JsonNode? node) => node is not JsonObject ? null : api switch
    {
        Api.ChatCompletions => (string?)node["choices"]?.AsArray().FirstOrDefault()?["finish_reason"],
        Api.Responses => Final((node["response"] ?? node) as JsonObject),
        _ => (string?)(node["delta"]?["stop_reason"] ?? node["stop_reason"]),
    };

    private static string? Final(JsonObject? response) =>
        (string?)response?["status"] is "completed" or "incomplete" && response.ContainsKey("output")
            ? (string?)response["incomplete_details"]?["reason"] ?? (string?)response["status"]
            : null;
}
