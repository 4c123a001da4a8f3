using System.Text.Json;
using System.Text.Json.Nodes;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Providers;

/// <summary>Messages: <c>https://platform.claude.com/docs/en/api/messages</c>.</summary>
internal sealed class AnthropicWireReader : IWireReader
{
    private bool reported;
    private long input;
    private long read;
    private long written;
    private long writtenForAnHour;
    private long output;
    private long? reasoning;
    private string? tier;
    private string? speed;

    public void ReadEvent(JsonElement json, CallWatch watch)
    {
        switch (Wire.Text(json, "type"))
        {
            case "message_start" when Wire.Object(json, "message") is { } message:
                Count(message, watch);
                break;
            case "message_delta":
                // Nothing but message_stop comes after the reason: the answer is complete, and so is the usage beside it.
                Count(json, watch);
                var reason = Wire.Object(json, "delta") is { } delta ? Wire.Word(delta, "stop_reason") : null;
                watch.FinishReason = reason ?? watch.FinishReason;
                watch.IsComplete |= watch.FinishReason is not null;
                break;
            case "message_stop":
                watch.IsComplete = true;
                break;
        }
    }

    public void ReadBody(JsonElement json, CallWatch watch)
    {
        Count(json, watch);
        watch.FinishReason = Wire.Word(json, "stop_reason");
    }

    /// <summary>
    /// The vendor's client takes no answer without usage, which servers that copy the format leave out, and none that is not of whole
    /// numbers: it is given one of nothing.
    /// </summary>
    public byte[]? Mend(JsonElement json)
    {
        var type = Wire.Text(json, "type");
        var place = type == "message_start" ? Wire.Object(json, "message") : type is "message" or "message_delta" ? json : null;
        if (place is not { } holder || (Wire.Object(holder, "usage") is not null && Wire.IsCountable(holder, "usage")))
        {
            return null;
        }

        var mended = JsonObject.Create(json)!;
        (type == "message_start" ? mended["message"]!.AsObject() : mended)["usage"] =
            new JsonObject { ["input_tokens"] = 0, ["output_tokens"] = 0 };
        return JsonSerializer.SerializeToUtf8Bytes(mended, WireJson.Default.JsonObject);
    }

    // The counts of message_delta are those of the whole answer so far, and leave out what has not changed.
    private void Count(JsonElement parent, CallWatch watch)
    {
        if (Wire.Object(parent, "usage") is not { } usage)
        {
            return;
        }

        tier = Wire.Word(usage, "service_tier") ?? tier;
        speed = Wire.Word(usage, "speed") ?? speed;
        watch.ServiceTier = Tier();
        watch.Region = Wire.Word(usage, "inference_geo");
        reported |= Wire.Count(usage, "input_tokens") is not null || Wire.Count(usage, "output_tokens") is not null;
        input = Wire.Count(usage, "input_tokens") ?? input;
        read = Wire.Count(usage, "cache_read_input_tokens") ?? read;
        written = Wire.Count(usage, "cache_creation_input_tokens") ?? written;
        writtenForAnHour = (Wire.Object(usage, "cache_creation") is { } split ? Wire.Count(split, "ephemeral_1h_input_tokens") : null)
            ?? writtenForAnHour;
        output = Wire.Count(usage, "output_tokens") ?? output;
        reasoning = (Wire.Object(usage, "output_tokens_details") is { } details ? Wire.Count(details, "thinking_tokens") : null)
            ?? reasoning;
        watch.Usage = reported ? Usage() : null;
    }

    // Speed is billed as a tier is. Of both at once no price is known, and the word says so.
    private string? Tier() => speed is null or "standard" ? tier : tier is null or "standard" ? speed : $"{tier}+{speed}";

    private UsageDetails Usage()
    {
        var hour = Math.Min(writtenForAnHour, written);
        var details = new UsageDetails
        {
            InputTokenCount = input + read + written,
            OutputTokenCount = output,
            TotalTokenCount = input + read + written + output,
            CachedInputTokenCount = read,
            ReasoningTokenCount = reasoning,
        };
        if (written > 0)
        {
            details.AdditionalCounts = new()
            {
                [ReportedUsage.CacheWrite] = written - hour,
                [ReportedUsage.CacheWriteOneHour] = hour,
            };
        }

        return details;
    }
}
