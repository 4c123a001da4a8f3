using System.Text.Json;
using System.Text.Json.Nodes;

namespace DenialOps.Llm.Providers;

/// <summary>Chat Completions: <c>https://developers.openai.com/api/reference/resources/chat</c>.</summary>
internal sealed class OpenAIWireReader : IWireReader
{
    private const string Finish = "finish_reason";

    public void ReadEvent(JsonElement json, CallWatch watch) => Read(json, "delta", watch);

    public void ReadBody(JsonElement json, CallWatch watch) => Read(json, "message", watch);

    /// <summary>
    /// The vendor's client takes no finish reasons but its own, and no usage that is not of whole numbers; what another server's word means
    /// is judged here, and usage is read here.
    /// </summary>
    public byte[]? Mend(JsonElement json)
    {
        var isCountable = Wire.IsCountable(json, "usage");
        if (isCountable && Wire.Items(json, "choices").All(choice => Wire.Text(choice, Finish) is var word && Known(word) == word))
        {
            return null;
        }

        var mended = JsonObject.Create(json)!;
        foreach (var choice in (mended["choices"] as JsonArray ?? []).OfType<JsonObject>())
        {
            choice[Finish] = Known(choice[Finish]?.ToString());
        }

        if (!isCountable)
        {
            mended.Remove("usage");
        }

        return JsonSerializer.SerializeToUtf8Bytes(mended, WireJson.Default.JsonObject);
    }

    // Some servers send an empty word with every piece but the last.
    private static string? Known(string? word) => word switch
    {
        null or "" => null,
        "stop" or "length" or "content_filter" or "tool_calls" or "function_call" => word,
        "model_length" => "length",
        _ => "stop",
    };

    private static void Read(JsonElement json, string part, CallWatch watch)
    {
        foreach (var choice in Wire.Items(json, "choices"))
        {
            watch.FinishReason = Wire.Word(choice, Finish) ?? watch.FinishReason;
            watch.Declined |= Wire.Object(choice, part) is { } said && Wire.Text(said, "refusal") is { Length: > 0 };
        }

        watch.ServiceTier = Wire.Text(json, "service_tier");
        watch.Usage = OpenAIUsage.OfChatCompletions.In(json) ?? watch.Usage;

        // Usage has an event of its own, the last before "[DONE]". Servers that send it with every event send the last one so, too.
        watch.IsComplete |= watch.FinishReason is not null && (!watch.ExpectsUsage || watch.Usage is not null);
    }
}
