namespace DenialOps.Llm.Providers;

/// <summary>The <c>data</c> of a server-sent event.</summary>
internal static class EventData
{
    /// <summary>The data; empty where the event has none. Copied only if it has several lines.</summary>
    internal static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> block)
    {
        ReadOnlyMemory<byte> data = default;
        while (!block.IsEmpty)
        {
            var end = block.Span.IndexOf((byte)'\n');
            var line = end < 0 ? block : block[..end];
            block = end < 0 ? default : block[(end + 1)..];
            if (line.Span.StartsWith("data:"u8))
            {
                line = line[5..].Trim(" \r"u8);
                data = data.IsEmpty ? line : (byte[])[.. data.Span, (byte)'\n', .. line.Span];
            }
        }

        return data;
    }
}
