using System.Text.Json;
using System.Text.Json.Nodes;

namespace DenialOps.Llm.Providers;

/// <summary>Responses: <c>https://developers.openai.com/api/reference/resources/responses</c>.</summary>
/// <remarks>
/// Their last event holds the whole response. One that failed is an error and is read as such before this is asked; one that is
/// cancelled, queued or under way has no finish reason.
/// </remarks>
internal sealed class ResponsesWireReader : IWireReader
{
    public void ReadEvent(JsonElement json, CallWatch watch)
    {
        switch (Wire.Text(json, "type"))
        {
            case "response.refusal.delta":
                watch.Declined |= Wire.Text(json, "delta") is { Length: > 0 };
                break;
            case "response.completed" or "response.incomplete" when Wire.Object(json, "response") is { } response:
                ReadBody(response, watch);
                watch.IsComplete = watch.FinishReason is not null;
                break;
        }
    }

    public void ReadBody(JsonElement json, CallWatch watch)
    {
        watch.Declined |= Wire.Items(json, "output").SelectMany(item => Wire.Items(item, "content"))
            .Any(part => Wire.Text(part, "type") == "refusal");
        watch.ServiceTier = Wire.Text(json, "service_tier");
        watch.Usage = OpenAIUsage.OfResponses.In(json);
        watch.FinishReason = Wire.Text(json, "status") switch
        {
            "completed" => "completed",
            "incomplete" => ReasonOf(json),
            _ => null,
        };
    }

    /// <summary>The vendor's client takes no usage that is not of whole numbers; it is read here.</summary>
    public byte[]? Mend(JsonElement json)
    {
        var isEvent = Wire.Object(json, "response") is not null;
        if (Wire.IsCountable(isEvent ? json.GetProperty("response") : json, "usage"))
        {
            return null;
        }

        var mended = JsonObject.Create(json)!;
        (isEvent ? mended["response"]!.AsObject() : mended).Remove("usage");
        return JsonSerializer.SerializeToUtf8Bytes(mended, WireJson.Default.JsonObject);
    }

    private static string ReasonOf(JsonElement json) =>
        Wire.Object(json, "incomplete_details") is { } details
            && Wire.Text(details, "reason") is ("max_output_tokens" or "content_filter") and { } said
            ? said
            : "incomplete";
}
