using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>The reason of a denial, as a model read it: the answer to <c>extract-denial-reason</c>.</summary>
public sealed record ExtractedReason
{
    /// <summary>The whole reason, word for word. Null when the document gives none.</summary>
    [Description("The whole reason for the decision, word for word; null when the document gives none")]
    public required ExtractedValue? Reason { get; init; }
}
