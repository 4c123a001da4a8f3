namespace DenialOps.Intake.Pdf;

/// <summary>What a page draws, as far as reading needs it.</summary>
/// <param name="Glyphs">The characters in drawing order.</param>
/// <param name="HasPicture">Whether the page draws a picture.</param>
internal sealed record GlyphPage(IReadOnlyList<Glyph> Glyphs, bool HasPicture);

/// <summary>One drawn character (or ligature), by its baseline.</summary>
/// <param name="Text">The Unicode text; U+FFFD when the font does not say.</param>
/// <param name="X">Where the baseline starts, in points from the left.</param>
/// <param name="Y">Height of the baseline's start, in points from the bottom.</param>
/// <param name="EndX">Where the baseline ends.</param>
/// <param name="EndY">Height of the baseline's end.</param>
/// <param name="Size">Height of the type, in points.</param>
/// <param name="IsInvisible">Whether the character is neither filled nor stroked, as in the text layer of a scan.</param>
internal readonly record struct Glyph(string Text, double X, double Y, double EndX, double EndY, double Size, bool IsInvisible)
{
    /// <summary>Whether the glyph is white space.</summary>
    public bool IsSpace => string.IsNullOrWhiteSpace(Text);
}
