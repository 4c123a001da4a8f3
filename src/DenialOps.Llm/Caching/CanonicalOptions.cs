using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Caching;

/// <summary>The canonical form of the options that shape an answer.</summary>
/// <remarks>
/// A conversation that the provider keeps, an answer that is made in the background and options in a vendor's own form have none, and
/// neither has a tool that the provider runs itself: its answer depends on the world and not on the request.
/// </remarks>
internal static class CanonicalOptions
{
    /// <summary>Writes all but the model, which may be the client's default.</summary>
    internal static void Write(CanonicalWriter writer, ChatOptions options)
    {
#pragma warning disable MEAI001 // Experimental: read only to keep such calls out of the cache.
        if ((options is not CallOptions && options.GetType() != typeof(ChatOptions)) || options.ConversationId is not null || options.RawRepresentationFactory is not null
            || options.ContinuationToken is not null || options.AllowBackgroundResponses is true)
#pragma warning restore MEAI001
        {
            writer.Fail();
            return;
        }

        writer.Text(options.Instructions);
        writer.Number(options.Temperature);
        writer.Integer(options.MaxOutputTokens);
        writer.Number(options.TopP);
        writer.Integer(options.TopK);
        writer.Number(options.FrequencyPenalty);
        writer.Number(options.PresencePenalty);
        writer.Integer(options.Seed);
        writer.Integer((long?)options.Reasoning?.Effort);
        writer.Integer((long?)options.Reasoning?.Output);
        writer.Truth(options.AllowMultipleToolCalls);
        Stops(writer, options.StopSequences);
        Format(writer, options.ResponseFormat);
        Mode(writer, options.ToolMode);
        Tools(writer, options.Tools);
        CanonicalValue.Write(writer, options.AdditionalProperties, except: LlmCall.Key);
    }

    private static void Stops(CanonicalWriter writer, IList<string>? stops)
    {
        writer.List(stops?.Count ?? 0);
        foreach (var stop in stops ?? [])
        {
            writer.Text(stop);
        }
    }

    private static void Format(CanonicalWriter writer, ChatResponseFormat? format)
    {
        switch (format)
        {
            case null:
                writer.Text(null);
                break;
            case ChatResponseFormatText when format.GetType() == typeof(ChatResponseFormatText):
                writer.Text("text");
                break;
            case ChatResponseFormatJson json when format.GetType() == typeof(ChatResponseFormatJson):
                writer.Text("json");
                writer.Json(json.Schema);
                writer.Text(json.SchemaName);
                writer.Text(json.SchemaDescription);
                break;
            default:
                writer.Fail();
                break;
        }
    }

    private static void Mode(CanonicalWriter writer, ChatToolMode? mode)
    {
        switch (mode)
        {
            case null:
                writer.Text(null);
                break;
            case NoneChatToolMode:
                writer.Text("none");
                break;
            case AutoChatToolMode:
                writer.Text("auto");
                break;
            case RequiredChatToolMode required:
                writer.Text("required");
                writer.Text(required.RequiredFunctionName);
                break;
            default:
                writer.Fail();
                break;
        }
    }

    private static void Tools(CanonicalWriter writer, IList<AITool>? tools)
    {
        writer.List(tools?.Count ?? 0);
        foreach (var tool in tools ?? [])
        {
            // A function is what the provider is told of it; what it does is done here, and its result is another request.
            if (tool is not AIFunctionDeclaration function)
            {
                writer.Fail();
                return;
            }

            writer.Text(function.Name);
            writer.Text(function.Description);
            writer.Json(function.JsonSchema);
            writer.Json(function.ReturnJsonSchema);
            CanonicalValue.Write(writer, function.AdditionalProperties, except: null);
        }
    }
}
