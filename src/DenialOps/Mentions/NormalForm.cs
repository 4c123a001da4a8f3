namespace DenialOps.Mentions;

/// <summary>Normal forms that several recognisers share.</summary>
internal static class NormalForm
{
    private const int Longest = 256;

    /// <summary>Upper case letters and digits only.</summary>
    public static string Compact(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[Longest];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && length < buffer.Length)
            {
                buffer[length++] = char.ToUpperInvariant(c);
            }
        }

        return new string(buffer[..length]);
    }

    /// <summary>Upper case without white space; punctuation inside is kept.</summary>
    public static string Joined(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[Longest];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && length < buffer.Length)
            {
                buffer[length++] = char.ToUpperInvariant(c);
            }
        }

        return new string(buffer[..length]);
    }

    /// <summary>Lower-case words and numbers, joined by single spaces.</summary>
    public static string Words(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[Longest];
        var length = 0;
        var pendingSpace = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                pendingSpace = length > 0 && c != '\'';
                continue;
            }

            if (pendingSpace && length < buffer.Length)
            {
                buffer[length++] = ' ';
            }

            pendingSpace = false;
            if (length < buffer.Length)
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(buffer[..length]);
    }
}
