using System.Buffers;
using System.Text;

namespace DenialOps.Remittances;

/// <summary>
/// Reads the segments of X12 interchanges, one after the other, from a stream of any length. Holds one segment at a time.
/// </summary>
/// <remarks>
/// Source: ASC X12.5 and X12.6 (interchange and application control structures), as used by 005010X221A1. Real files are untidy: line ends
/// after or between segments, blanks around them, several interchanges with delimiters of their own. All of that is read.
/// </remarks>
/// <param name="stream">The file; not disposed of.</param>
internal sealed class X12SegmentReader(Stream stream) : IDisposable
{
    /// <summary>The most bytes of one segment. The longest of an 835 has some hundreds.</summary>
    public const int LongestSegment = 64 * 1024;

    private const int FirstBuffer = 128 * 1024;
    private const int IsaElements = 16;
    private const int MostElements = 256;

    private readonly int[] _ends = new int[MostElements];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _filled;
    private int _next;
    private int _start;
    private int _elements;
    private long _before;
    private bool _isAtEnd;

    /// <summary>The delimiters in force.</summary>
    public X12Delimiters Delimiters { get; private set; } = X12Delimiters.Usual;

    /// <summary>How many segments were read, this one included.</summary>
    public int Number { get; private set; }

    /// <summary>Where the segment begins, in bytes from the beginning of the stream.</summary>
    public long Offset => _before + _start;

    /// <summary>Where the segment ends, its terminator included.</summary>
    public long EndOffset => _before + _next;

    /// <summary>How many elements the segment has, its name not counted.</summary>
    public int Count => _elements - 1;

    /// <summary>Whether the segment was longer than is read, or had no terminator at the end of the file.</summary>
    public bool IsCut { get; private set; }

    /// <summary>An element by its number in the guide; 0 is the segment's name. Empty where there is none.</summary>
    public ReadOnlySpan<byte> this[int element]
    {
        get
        {
            if (element >= _elements)
            {
                return [];
            }

            var from = element == 0 ? _start : _ends[element - 1] + 1;
            return _buffer.AsSpan(from, _ends[element] - from);
        }
    }

    /// <summary>Whether the segment is one of this name.</summary>
    public bool Is(ReadOnlySpan<byte> name) => this[0].SequenceEqual(name);

    /// <summary>The text of an element without blanks around it; null where it is empty.</summary>
    public string? Text(int element)
    {
        var value = Trimmed(this[element]);
        return value.IsEmpty ? null : Encoding.Latin1.GetString(value);
    }

    /// <summary>Goes on to the next segment.</summary>
    /// <returns>Whether there is one.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake())
            {
                return true;
            }

            if (_isAtEnd)
            {
                return false;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool TryTake()
    {
        while (_next < _filled && IsBlank(_buffer[_next]))
        {
            _next++;
        }

        var rest = _buffer.AsSpan(_next, _filled - _next);
        if (rest.IsEmpty || (rest.Length < 4 && !_isAtEnd))
        {
            return false;
        }

        if (rest.StartsWith("ISA"u8) && rest.Length > 3 && !char.IsAsciiLetterOrDigit((char)rest[3]))
        {
            if (IsaEnd(rest) is { } terminator)
            {
                Delimiters = new(rest[3], rest[terminator - 1], rest[terminator]);
            }
            else if (!_isAtEnd && rest.Length < LongestSegment)
            {
                return false;
            }
        }

        var length = rest.IndexOf(Delimiters.Segment);
        if (length < 0 && !_isAtEnd && rest.Length < LongestSegment)
        {
            return false;
        }

        IsCut = length < 0;
        length = length < 0 ? Math.Min(rest.Length, LongestSegment) : length;
        _start = _next;
        _next += length + (IsCut ? 0 : 1);
        Number++;
        Split(rest[..length].TrimEnd(" \r\n\t"u8));
        return true;
    }

    // ISA16 is one character, and what follows it ends every segment. The lengths that the standard fixes are not relied upon.
    private static int? IsaEnd(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        for (var elements = 0; elements < IsaElements; elements++)
        {
            var step = rest[at..].IndexOf(rest[3]);
            if (step < 0)
            {
                return null;
            }

            at += step + 1;
        }

        return at + 1 < rest.Length ? at + 1 : null;
    }

    private void Split(ReadOnlySpan<byte> segment)
    {
        _elements = 0;
        var at = 0;
        while (_elements < MostElements)
        {
            var step = segment[at..].IndexOf(Delimiters.Element);
            _ends[_elements++] = _start + (step < 0 ? segment.Length : at + step);
            if (step < 0)
            {
                return;
            }

            at += step + 1;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_next > 0)
        {
            _buffer.AsSpan(_next, _filled - _next).CopyTo(_buffer);
            _before += _next;
            (_filled, _next, _start) = (_filled - _next, 0, 0);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken).ConfigureAwait(false);
        _filled += read;
        _isAtEnd = read == 0;
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or 0xEF or 0xBB or 0xBF or 0;

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> value) => value.Trim((byte)' ');
}
