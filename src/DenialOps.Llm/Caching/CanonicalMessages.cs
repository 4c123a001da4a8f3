using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Caching;

/// <summary>The canonical form of messages.</summary>
/// <remarks>
/// Types are compared exactly: what a derived one adds would be missed. <see cref="ChatMessage.CreatedAt"/> is left out; no provider is
/// told of it. A raw representation goes to the vendor's client in place of what is seen here, so a message with one has no form.
/// </remarks>
internal static class CanonicalMessages
{
    internal static void Write(CanonicalWriter writer, IReadOnlyList<ChatMessage> messages)
    {
        writer.List(messages.Count);
        foreach (var message in messages)
        {
            if (message.GetType() != typeof(ChatMessage) || message.RawRepresentation is not null)
            {
                writer.Fail();
                return;
            }

            writer.Text(message.Role.Value);
            writer.Text(message.AuthorName);
            writer.Text(message.MessageId);
            CanonicalValue.Write(writer, message.AdditionalProperties, except: null);
            writer.List(message.Contents.Count);
            foreach (var content in message.Contents)
            {
                Write(writer, content);
            }
        }
    }

    private static void Write(CanonicalWriter writer, AIContent content)
    {
        if (content.RawRepresentation is not null || content.Annotations is { Count: > 0 })
        {
            writer.Fail();
            return;
        }

        var type = content.GetType();
        writer.Text(type.Name);
        CanonicalValue.Write(writer, content.AdditionalProperties, except: null);
        switch (content)
        {
            case TextContent text when type == typeof(TextContent):
                writer.Text(text.Text);
                break;
            case TextReasoningContent reasoning when type == typeof(TextReasoningContent):
                writer.Text(reasoning.Text);
                writer.Text(reasoning.ProtectedData);
                break;
            case DataContent data when type == typeof(DataContent):
                writer.Text(data.MediaType);
                writer.Text(data.Name);
                writer.Bytes(data.Data.Span);
                break;
            case UriContent link when type == typeof(UriContent):
                writer.Text(link.MediaType);
                writer.Text(link.Uri.OriginalString);
                break;
            case FunctionCallContent { Exception: null } call when type == typeof(FunctionCallContent):
                writer.Text(call.CallId);
                writer.Text(call.Name);
                writer.Truth(call.InformationalOnly);
                writer.Truth(call.Arguments is null);
                CanonicalValue.Write(writer, call.Arguments, except: null);
                break;
            case FunctionResultContent { Exception: null } result when type == typeof(FunctionResultContent):
                writer.Text(result.CallId);
                CanonicalValue.Write(writer, result.Result);
                break;
            default:
                writer.Fail();
                break;
        }
    }
}
