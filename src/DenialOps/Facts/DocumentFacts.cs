namespace DenialOps.Facts;

/// <summary>The document that facts were read from.</summary>
public sealed record DocumentFacts
{
    /// <summary>File name without folder.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>Number of pages.</summary>
    public int Pages { get; init; }

    /// <summary>Number of characters of the normalised text.</summary>
    public int Characters { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the text was read from an image.</summary>
    public bool Ocr { get; init; }
}
