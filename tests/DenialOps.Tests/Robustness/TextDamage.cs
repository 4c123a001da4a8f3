using System.Text;

namespace DenialOps.Tests.Robustness;

/// <summary>Damages a letter as a bad copy, a bad scan or ill will would.</summary>
internal static class TextDamage
{
    private static readonly string[] Inserts =
    [
        "\n", "\n\n", "\t", "\f", " | ", "   ", ":", "$", "(", ")", "\"", "\u0000", "\u200B", "\u00A0", "\uFB01", "\uFEFF", "\u2028", "\uD83D\uDE00", "-", "•", "CO-197 ", "Dear ", "Page 1 of 2\n",
        "Patient: ", "Member ID: ", "Reason: ", "if ", "not ", "99213 ", "M54.50 ", "01/02/2024 ", "$1,234.56 ", "180 days ", "(800) 555-0100 ", "1/1/1 ", "99/99/9999 ", "$99999999999999999999999999999.99 ",
    ];

    /// <summary>Changes single bytes: flipped, overwritten, deleted, doubled, moved.</summary>
    public static byte[] Bytes(Random random, byte[] source, int edits)
    {
        var bytes = new List<byte>(source);
        for (var i = 0; i < edits && bytes.Count > 1; i++)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(1 + random.Next(random.Next(6) == 0 ? 200 : 6), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    var moved = bytes.GetRange(at, length);
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), moved);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Changes words: lines lost, doubled and swapped, digits changed, columns made and unmade, odd characters put in.</summary>
    public static string Words(Random random, string source)
    {
        var text = new StringBuilder(source);
        for (var i = 1 + random.Next(12); i > 0; i--)
        {
            var damaged = text.ToString();
            switch (random.Next(8))
            {
                case 0:
                    text = new StringBuilder(Lines(random, damaged));
                    break;
                case 1:
                    ChangeDigits(random, text);
                    break;
                case 2:
                    text.Replace(Blank(random), Blank(random));
                    break;
                case 3:
                    text = new StringBuilder(random.Next(2) == 0 ? damaged.ToUpperInvariant() : damaged.ToLowerInvariant());
                    break;
                case 4:
                    text = new StringBuilder(Reflow(random, damaged));
                    break;
                default:
                    text.Insert(random.Next(text.Length + 1), Inserts[random.Next(Inserts.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Puts a stretch of one file into another.</summary>
    public static byte[] Splice(Random random, byte[] into, byte[] from)
    {
        var at = random.Next(into.Length + 1);
        var until = random.Next(2) == 0 ? at : at + random.Next(into.Length - at + 1);
        var start = random.Next(from.Length + 1);
        var end = start + random.Next(from.Length - start + 1);
        return [.. into.AsSpan(0, at), .. from.AsSpan(start, end - start), .. into.AsSpan(until)];
    }

    /// <summary>Cuts off the end, the beginning or both.</summary>
    public static byte[] Cut(Random random, byte[] source)
    {
        var start = random.Next(3) == 0 ? random.Next(source.Length) : 0;
        var end = random.Next(3) == 0 ? source.Length : start + random.Next(source.Length - start + 1);
        return source[start..end];
    }

    private static string Lines(Random random, string text)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(4))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.InsertRange(at, Enumerable.Repeat(lines[at], 1 + random.Next(40)));
                break;
            case 2:
                var other = random.Next(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            default:
                lines = [.. lines.OrderBy(_ => random.Next())];
                break;
        }

        return string.Join('\n', lines);
    }

    private static void ChangeDigits(Random random, StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && random.Next(6) == 0)
            {
                text[i] = (char)('0' + random.Next(10));
            }
        }
    }

    private static string Reflow(Random random, string text) => random.Next(3) switch
    {
        0 => text.Replace('\n', ' '),
        1 => text.Replace(" ", "\n", StringComparison.Ordinal),
        _ => text.Replace("\n", "\r\n", StringComparison.Ordinal),
    };

    private static string Blank(Random random) => random.Next(6) switch { 0 => " ", 1 => "  ", 2 => "\n", 3 => ": ", 4 => ". ", _ => "\t" };
}
