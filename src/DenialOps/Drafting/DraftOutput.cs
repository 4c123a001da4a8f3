using System.Buffers;
using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>Where templates write to: a rented buffer, given back with each document. Not safe to share between threads.</summary>
internal sealed class DraftOutput : IScriptOutput
{
    private const int Usual = 8192;

    private char[] _buffer = [];
    private int _length;

    /// <summary>What was written, tidied; the output is empty after it.</summary>
    public string TakeTidied()
    {
        var text = MarkdownText.Tidy(_buffer.AsSpan(0, _length));
        Hold([]);
        _length = 0;
        return text;
    }

    /// <inheritdoc/>
    public void Write(string text, int offset, int count)
    {
        if (_length + count > _buffer.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(Usual, Math.Max(_buffer.Length * 2, _length + count)));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            Hold(larger);
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

    private void Hold(char[] buffer)
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_buffer);
        }

        _buffer = buffer;
    }
}
