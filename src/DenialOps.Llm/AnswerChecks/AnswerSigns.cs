using Microsoft.Extensions.AI;

namespace DenialOps.Llm.AnswerChecks;

/// <summary>What was in an answer, as far as it tells whether it is one.</summary>
internal struct AnswerSigns
{
    /// <summary>Whether anything was of the answer itself: text, a call of a tool, a file. Thoughts are not.</summary>
    internal bool HasContent { get; private set; }

    /// <summary>Whether a tool is called.</summary>
    internal bool HasCall { get; private set; }

    /// <summary>Whether there is an error among the contents.</summary>
    internal bool HasError { get; private set; }

    /// <summary>Whether the model declined in a way of its own, beside the finish reason.</summary>
    internal bool Declined { get; set; }

    internal void Add(IList<AIContent> contents)
    {
        for (var i = 0; i < contents.Count; i++)
        {
            switch (contents[i])
            {
                case TextContent text:
                    HasContent |= !string.IsNullOrEmpty(text.Text);
                    break;
                case UsageContent or TextReasoningContent:
                    break;
                case ErrorContent error:
                    var declines = string.Equals(error.ErrorCode, "refusal", StringComparison.OrdinalIgnoreCase);
                    Declined |= declines;
                    HasError |= !declines;
                    break;
                default:
                    HasContent = true;
                    HasCall |= contents[i] is FunctionCallContent;
                    break;
            }
        }
    }

    internal void Add(ChatResponse response)
    {
        foreach (var message in response.Messages)
        {
            Add(message.Contents);
        }
    }
}
