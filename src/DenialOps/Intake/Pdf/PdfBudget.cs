using UglyToad.PdfPig.Logging;

namespace DenialOps.Intake.Pdf;

/// <summary>
/// What one PDF may still cost. The parser swallows many exceptions, so an overrun is also remembered here and every later use
/// fails at once. It travels through the parser as its log, the one object that the parser hands to everything it builds.
/// </summary>
internal sealed class PdfBudget(long unpackedBytes, long glyphs, CancellationToken cancellationToken) : ILog
{
    private const int GlyphsBetweenChecks = 256;
    private long _bytes = unpackedBytes;
    private long _glyphs = glyphs;

    /// <summary>Whether the document unpacked to more than it may.</summary>
    public bool BytesOverrun => _bytes < 0;

    /// <summary>Whether the document draws more characters than it may.</summary>
    public bool GlyphsOverrun => _glyphs < 0;

    /// <summary>Bytes that may still be unpacked.</summary>
    public long BytesLeft => _bytes;

    /// <summary>Stops the parser when time is up or the budget is spent.</summary>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (BytesOverrun || GlyphsOverrun)
        {
            throw new InvalidOperationException("The budget of this document is spent.");
        }
    }

    /// <summary>Counts unpacked bytes.</summary>
    public void SpendBytes(long count)
    {
        _bytes -= count;
        Check();
    }

    /// <summary>Counts one drawn character.</summary>
    public void SpendGlyph()
    {
        _glyphs--;
        if (_glyphs < 0 || _glyphs % GlyphsBetweenChecks == 0)
        {
            Check();
        }
    }

    /// <inheritdoc />
    public void Debug(string message)
    {
    }

    /// <inheritdoc />
    public void Debug(string message, Exception ex)
    {
    }

    /// <inheritdoc />
    public void Warn(string message)
    {
    }

    /// <inheritdoc />
    public void Error(string message)
    {
    }

    /// <inheritdoc />
    public void Error(string message, Exception ex)
    {
    }
}
