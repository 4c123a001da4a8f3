namespace DenialOps.Drafting;

/// <summary>A document for the user to send or to use.</summary>
public sealed record Draft
{
    /// <summary>Its file name in the pack, for example <c>appeal_letter.md</c>.</summary>
    public required string FileName { get; init; }

    /// <summary>Its text.</summary>
    public required string Markdown { get; init; }

    /// <summary>Who wrote it: <c>template</c> or <c>model</c>.</summary>
    public string GeneratedBy { get; init; } = "template";
}
