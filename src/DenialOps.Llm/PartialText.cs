using System.Buffers;
using DenialOps.Llm.Retry;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>The text of a stream so far, for the failure that it may end in.</summary>
/// <remarks>
/// It keeps the pieces as they are, in borrowed memory, and puts them together only for a failure: a piece costs nothing. It has no
/// <see cref="object.ToString"/> of its own, so that nobody logs what it holds. Not thread-safe.
/// </remarks>
internal sealed class PartialText : IDisposable
{
    private string[] pieces = [];
    private int count;

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
                Add(text);
            }
        }
    }

    /// <summary>The stream begins anew.</summary>
    internal void Clear()
    {
        Array.Clear(pieces, 0, count);
        count = 0;
    }

    /// <summary>Leaves the text with a failure of ours, if it has none.</summary>
    /// <returns>The failure.</returns>
    internal T GiveTo<T>(T failure)
        where T : Exception
    {
        if (count > 0 && failure is LlmException ours && ours.GetPartialText() is null)
        {
            ours.KeepPartialText(string.Concat(pieces.AsSpan(0, count)));
        }

        return failure;
    }

    public void Dispose()
    {
        Return();
        (pieces, count) = ([], 0);
    }

    private void Add(string text)
    {
        if (count == pieces.Length)
        {
            var more = ArrayPool<string>.Shared.Rent(Math.Max(64, 2 * count));
            pieces.AsSpan(0, count).CopyTo(more);
            Return();
            pieces = more;
        }

        pieces[count++] = text;
    }

    // Cleared, so that no answer stays behind in the pool.
    private void Return()
    {
        if (pieces.Length > 0)
        {
            Array.Clear(pieces, 0, count);
            ArrayPool<string>.Shared.Return(pieces);
        }
    }
}
