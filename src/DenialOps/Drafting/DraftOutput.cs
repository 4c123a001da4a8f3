using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>Where templates write to: one buffer for all documents of a case. Not safe to share between threads.</summary>
internal sealed class DraftOutput : IScriptOutput
{
    private char[] _buffer = new char[8192];
    private int _length;

    /// <summary>Forgets what was written.</summary>
    public void Clear() => _length = 0;

    /// <summary>What was written since the last <see cref="Clear"/>, tidied.</summary>
    public string Tidied() => MarkdownText.Tidy(_buffer.AsSpan(0, _length));

    /// <inheritdoc/>
    public void Write(string text, int offset, int count)
    {
        if (_length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        text.CopyTo(offset, _buffer, _length, count);
        _length += count;
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }
}
