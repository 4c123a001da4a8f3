using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>The text of a stream as it came, so that it can be counted if the provider does not.</summary>
internal struct StreamedText
{
    private TextPieces pieces;

    internal void Add(IList<AIContent> contents)
    {
        for (var i = 0; i < contents.Count; i++)
        {
            switch (contents[i])
            {
                case TextContent { Text.Length: > 0 } text:
                    pieces.Add(text.Text);
                    break;
                case TextReasoningContent { Text.Length: > 0 } thought:
                    pieces.Add(thought.Text);
                    break;
                case FunctionCallContent call:
                    pieces.Add(call.Name);
                    foreach (var value in call.Arguments?.Values ?? [])
                    {
                        pieces.Add(value?.ToString() ?? "");
                    }

                    break;
            }
        }
    }

    /// <summary>The tokens of what came.</summary>
    internal readonly long CountTokens() => TokenCounter.Text(pieces.Join());

    internal void Free() => pieces.Free();
}
