using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>The messages that somebody asks with.</summary>
internal static class GivenMessages
{
    /// <summary>Reads them, once.</summary>
    /// <exception cref="ArgumentException">One is null; the message says which.</exception>
    internal static IReadOnlyList<ChatMessage> Of(IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        for (var i = 0; i < read.Count; i++)
        {
            if (read[i] is null)
            {
                throw new ArgumentException($"Message {i + 1} of {read.Count} is null.", nameof(messages));
            }
        }

        return read;
    }
}
