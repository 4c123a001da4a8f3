namespace DenialOps.Benchmarks.Remittances;

/// <summary>A content over and over, up to a length, without a file.</summary>
internal sealed class RepeatingStream(byte[] content, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length && _position < length)
        {
            var from = (int)(_position % content.Length);
            var step = (int)Math.Min(Math.Min(content.Length - from, buffer.Length - count), length - _position);
            content.AsSpan(from, step).CopyTo(buffer[count..]);
            (count, _position) = (count + step, _position + step);
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
