using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>Numbers of tokens that the input of a request does not pass, its schema and tools included.</summary>
/// <remarks>
/// One by the bytes, which takes no time: no tokenizer that works on bytes gives more than a token for one. One by OpenAI's tokenizer, some
/// four times as near for English, over the text as the request's JSON writes it; of models with another tokenizer twice as much. A
/// picture, and a file that is named by its address, count as 1,500 tokens: of these nothing is known.
/// </remarks>
internal static class InputBound
{
    // Chat formats take 3 or 4 tokens for a message and 3 for the answer; with a schema or tools the vendors put a text of their own before
    // the prompt (Anthropic: up to 530 tokens, https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview), and close schemas.
    private const int OfMessage = 8;
    private const int OfCall = 8;
    private const int OfForm = 600;
    private const int OfAttachment = 1_500;
    private const int MostPerCount = 2;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>By the bytes. Allocates nothing for texts, schemas and tools.</summary>
    internal static long ByBytes(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        Sum(messages, options, static text => Encoding.UTF8.GetByteCount(text), static json => JsonMarshal.GetRawUtf8Value(json).Length);

    /// <summary>By the tokenizer, never more than by the bytes.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="model">The model that is asked.</param>
    internal static long ByTokens(IReadOnlyList<ChatMessage> messages, ChatOptions? options, string model)
    {
        var times = O200kModels.Has(model) ? 1 : MostPerCount;
        return Sum(
            messages,
            options,
            text => Math.Min(times * Count(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)), Encoding.UTF8.GetByteCount(text)),
            json => Math.Min(times * Count(AsSent(json)), JsonMarshal.GetRawUtf8Value(json).Length));
    }

    private static long Count(string text) => TokenCounter.IsExactFor(text) ? TokenCounter.Text(text) : long.MaxValue / 4;

    // The vendors' clients send a schema with line ends and spaces.
    private static string AsSent(JsonElement json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static long Sum(IReadOnlyList<ChatMessage> messages, ChatOptions? options, Func<string, long> text, Func<JsonElement, long> json)
    {
        long sum = OfCall + (options?.Instructions is { } told ? OfMessage + text(told) : 0);
        for (var i = 0; i < messages.Count; i++)
        {
            sum += OfMessage;
            var contents = messages[i].Contents;
            for (var j = 0; j < contents.Count; j++)
            {
                sum += Of(contents[j], text, json);
            }
        }

        return options is null ? sum : sum + Forms(options, text, json);
    }

    private static long Forms(ChatOptions options, Func<string, long> text, Func<JsonElement, long> json)
    {
        var sum = 0L;
        if (options.ResponseFormat is ChatResponseFormatJson form)
        {
            sum += OfForm + (form.Schema is { } schema ? json(schema) : 0) + text(form.SchemaName ?? "") + text(form.SchemaDescription ?? "");
        }

        if (options.Tools is not { Count: > 0 } tools)
        {
            return sum;
        }

        sum += OfForm;
        for (var i = 0; i < tools.Count; i++)
        {
            sum += (2 * OfMessage) + text(tools[i].Name) + text(tools[i].Description)
                + (tools[i] is AIFunctionDeclaration function ? json(function.JsonSchema) : 0);
        }

        return sum;
    }

    private static long Of(AIContent content, Func<string, long> text, Func<JsonElement, long> json) => content switch
    {
        TextContent plain => text(plain.Text),
        TextReasoningContent thought => text(thought.Text) + text(thought.ProtectedData ?? ""),
        FunctionCallContent call => (2 * OfMessage) + text(call.CallId) + text(call.Name) + OfArguments(call.Arguments, text, json),
        FunctionResultContent result => (2 * OfMessage) + text(result.CallId) + OfValue(result.Result, text, json),
        UsageContent => 0,
        DataContent file when !file.HasTopLevelMediaType("image") => Math.Max(OfAttachment, file.Data.Length),
        _ => OfAttachment,
    };

    private static long OfArguments(IDictionary<string, object?>? arguments, Func<string, long> text, Func<JsonElement, long> json)
    {
        var sum = 0L;
        foreach (var (name, value) in arguments ?? new Dictionary<string, object?>())
        {
            sum += OfMessage + text(name) + OfValue(value, text, json);
        }

        return sum;
    }

    // What is no text goes out as JSON.
    private static long OfValue(object? value, Func<string, long> text, Func<JsonElement, long> json) => value switch
    {
        null => OfMessage,
        string said => text(said),
        JsonElement element => json(element),
        _ => text(Written(value)),
    };

    private static string Written(object value)
    {
        try
        {
            return JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));
        }
        catch (Exception error) when (error is NotSupportedException or JsonException)
        {
            return value.ToString() ?? "";
        }
    }
}
