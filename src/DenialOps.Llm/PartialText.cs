using DenialOps.Llm.Retry;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>The text of a stream so far, for the failure that it may end in.</summary>
/// <remarks>It has no <see cref="object.ToString"/> of its own, so that nobody logs what it holds. Not thread-safe.</remarks>
internal sealed class PartialText : IDisposable
{
    private TextPieces pieces;

    internal void Add(ChatResponseUpdate update)
    {
        if (update.AdditionalProperties?.ContainsKey(RetryChatClient.RestartedKey) is true)
        {
            Clear();
        }

        var contents = update.Contents;
        for (var i = 0; i < contents.Count; i++)
        {
            if (contents[i] is TextContent { Text: { Length: > 0 } text })
            {
                pieces.Add(text);
            }
        }
    }

    /// <summary>The stream begins anew.</summary>
    internal void Clear() => pieces.Clear();

    /// <summary>Leaves the text with a failure of ours, if it has none.</summary>
    /// <returns>The failure.</returns>
    internal T GiveTo<T>(T failure)
        where T : Exception
    {
        if (!pieces.IsEmpty && failure is LlmException ours && ours.GetPartialText() is null)
        {
            ours.KeepPartialText(pieces.Join());
        }

        return failure;
    }

    public void Dispose() => pieces.Free();
}
