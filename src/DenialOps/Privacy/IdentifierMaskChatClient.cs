using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DenialOps.Privacy;

/// <summary>
/// A client that is told placeholders for what names a person, and whose answers have the values again, streamed ones too, wherever a
/// placeholder is cut. Put it around any client to ask about a case in words of your own.
/// </summary>
/// <remarks>
/// Texts are hidden and restored, and nothing else: a picture, a file or a tool would carry identifiers past the mask, so a call that has one
/// is refused. For answers in JSON restore the texts after they were read: a value may hold a quotation mark.
/// </remarks>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
/// <example>
/// <code>
/// using var client = new IdentifierMaskChatClient(inner, IdentifierMask.Of(reading));
/// await foreach (var piece in client.GetStreamingResponseAsync("What does this letter ask for?\n" + reading.Letter.Text)) { Console.Write(piece.Text); }
/// </code>
/// </example>
/// <param name="innerClient">Who answers. Disposed of with this.</param>
/// <param name="mask">What stands for what.</param>
public sealed class IdentifierMaskChatClient(IChatClient innerClient, IdentifierMask mask) : DelegatingChatClient(innerClient)
{
    private readonly IdentifierMask _mask = mask ?? throw new ArgumentNullException(nameof(mask));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A message has something other than text, or the call offers tools.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(Hidden(messages), Hidden(options), cancellationToken).ConfigureAwait(false);
        foreach (var message in response.Messages)
        {
            message.Contents = [.. message.Contents.Select(content => content is TextContent text ? new TextContent(_mask.Restore(text.Text)) : content)];
        }

        return response;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A message has something other than text, or the call offers tools.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stream = _mask.Stream();
        await foreach (var update in base.GetStreamingResponseAsync(Hidden(messages), Hidden(options), cancellationToken).ConfigureAwait(false))
        {
            var restored = update.Clone();
            restored.Contents = [.. update.Contents.Select(content => content is TextContent text ? new TextContent(stream.Push(text.Text)) : content)];
            if (update.FinishReason is not null && stream.Flush() is { Length: > 0 } rest)
            {
                restored.Contents.Add(new TextContent(rest));
            }

            yield return restored;
        }

        if (stream.Flush() is { Length: > 0 } last)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, last);
        }
    }

    private List<ChatMessage> Hidden(IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return [.. messages.Select(message => new ChatMessage(message.Role, [.. message.Contents.Select(Hidden)]))];
    }

    private TextContent Hidden(AIContent content) => content is TextContent text
        ? new TextContent(_mask.Hide(text.Text))
        : throw new NotSupportedException($"A message has a {content.GetType().Name}; only texts can be hidden. Take it out, or send it without the mask.");

    private ChatOptions? Hidden(ChatOptions? options)
    {
        if (options?.Tools is { Count: > 0 })
        {
            throw new NotSupportedException("The call offers tools, whose arguments and results would pass the mask. Take them out, or make the call without it.");
        }

        if (options?.Instructions is not { } instructions)
        {
            return options;
        }

        var hidden = options.Clone();
        hidden.Instructions = _mask.Hide(instructions);
        return hidden;
    }
}
