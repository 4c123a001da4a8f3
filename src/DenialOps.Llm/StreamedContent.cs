using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>What of a stream is content: what a reader has seen once it was handed on, so that the stream can no longer be begun anew.</summary>
internal static class StreamedContent
{
    /// <summary>Whether a piece holds anything of the answer; a role, an empty text, usage or a finish reason is none.</summary>
    internal static bool IsIn(ChatResponseUpdate update)
    {
        var contents = update.Contents;
        for (var i = 0; i < contents.Count; i++)
        {
            var isContent = contents[i] switch
            {
                TextContent text => !string.IsNullOrEmpty(text.Text),
                TextReasoningContent reasoning => !string.IsNullOrEmpty(reasoning.Text),
                UsageContent => false,
                _ => true,
            };
            if (isContent)
            {
                return true;
            }
        }

        return false;
    }
}
