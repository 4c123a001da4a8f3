using System.Runtime.InteropServices;
using System.Text.Json;

namespace DenialOps.Llm.Pricing;

/// <summary>A price file in memory, which knows on which line of it a value stands.</summary>
internal sealed class PriceFile : IDisposable
{
    private readonly string name;
    private readonly ReadOnlyMemory<byte> text;
    private readonly JsonDocument json;

    private PriceFile(string name, ReadOnlyMemory<byte> text, JsonDocument json) => (this.name, this.text, this.json) = (name, text, json);

    /// <summary>The file as a row without a name.</summary>
    internal PriceRow Root => new(this, "", json.RootElement);

    /// <exception cref="PriceFileException">It is not JSON.</exception>
    internal static PriceFile Parse(Stream stream, string name)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        ReadOnlyMemory<byte> bytes = memory.GetBuffer().AsMemory(0, (int)memory.Length);
        bytes = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        PriceFile file;
        try
        {
            file = new(name, bytes, JsonDocument.Parse(bytes));
        }
        catch (JsonException e)
        {
            throw new PriceFileException(name, (int?)(e.LineNumber + 1), null, null, "is not JSON.", e);
        }

        var at = file.json.RootElement;
        try
        {
            CheckTexts(at, ref at);
            return file;
        }
        catch (InvalidOperationException e)
        {
            using (file)
            {
                throw file.Fault(at, "", null, "has a text with half a character in it, as \\ud800 alone; write the whole one.", e);
            }
        }
    }

    public void Dispose() => json.Dispose();

    /// <summary>A fault at a value.</summary>
    internal PriceFileException Fault(JsonElement at, string row, string? field, string problem, Exception? inner = null) =>
        new(name, LineOf(at), row.Length == 0 ? null : row, field, problem, inner);

    private int LineOf(JsonElement value)
    {
        text.Span.Overlaps(JsonMarshal.GetRawUtf8Value(value), out var start);
        return 1 + text.Span[..Math.Max(start, 0)].Count((byte)'\n');
    }

    // JSON allows half of a character, which no text can be made of; found here, it needs not be looked for at each place.
    private static void CheckTexts(JsonElement element, ref JsonElement at)
    {
        at = element;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    CheckTexts(item, ref at);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    at = member.Value;
                    _ = member.Name;
                    CheckTexts(member.Value, ref at);
                }

                break;
        }
    }
}
