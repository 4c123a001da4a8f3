using System.Buffers;
using System.Text;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>The text of a stream as it came, by reference, so that it can be counted if the provider does not. A piece costs no memory.</summary>
internal struct StreamedText
{
    private string[]? pieces;
    private int count;

    internal void Add(IList<AIContent> contents)
    {
        for (var i = 0; i < contents.Count; i++)
        {
            switch (contents[i])
            {
                case TextContent { Text.Length: > 0 } text:
                    Add(text.Text);
                    break;
                case TextReasoningContent { Text.Length: > 0 } thought:
                    Add(thought.Text);
                    break;
                case FunctionCallContent call:
                    Add(call.Name);
                    foreach (var value in call.Arguments?.Values ?? [])
                    {
                        Add(value?.ToString() ?? "");
                    }

                    break;
            }
        }
    }

    /// <summary>The tokens of what came.</summary>
    internal readonly long CountTokens()
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(pieces![i]);
        }

        return TokenCounter.Text(text.ToString());
    }

    internal void Free()
    {
        if (pieces is { } rented)
        {
            pieces = null;
            ArrayPool<string>.Shared.Return(rented, clearArray: true);
        }
    }

    private void Add(string piece)
    {
        if (pieces is null || count == pieces.Length)
        {
            var larger = ArrayPool<string>.Shared.Rent(Math.Max(64, count * 2));
            if (pieces is { } rented)
            {
                Array.Copy(rented, larger, count);
                ArrayPool<string>.Shared.Return(rented, clearArray: true);
            }

            pieces = larger;
        }

        pieces[count++] = piece;
    }
}
