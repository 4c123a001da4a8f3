using System.Text;

namespace DenialOps.Assistance;

/// <summary>Cuts a letter into parts that a call can hold: between pages, and inside a page only where it is longer than a part, between lines.</summary>
internal static class LetterParts
{
    /// <summary>The parts, in order. Every character of the letter is in one of them, but for the form feeds between pages where it is cut.</summary>
    public static IReadOnlyList<string> Of(string letter, int longest)
    {
        if (letter.Length <= longest)
        {
            return [letter];
        }

        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var piece in letter.Split('\f').SelectMany(page => Pieces(page, longest)))
        {
            if (part.Length > 0 && part.Length + 1 + piece.Length > longest)
            {
                parts.Add(part.ToString());
                part.Clear();
            }

            part.Append(part.Length > 0 ? "\f" : string.Empty).Append(piece);
        }

        parts.Add(part.ToString());
        return parts;
    }

    private static List<string> Pieces(ReadOnlySpan<char> page, int longest)
    {
        var pieces = new List<string>(1);
        while (page.Length > longest)
        {
            int end = page[..longest].LastIndexOf('\n') is > 0 and var line ? line + 1
                : page[..longest].LastIndexOf(' ') is > 0 and var word ? word + 1
                : char.IsHighSurrogate(page[longest - 1]) ? longest - 1 : longest;
            pieces.Add(page[..end].ToString());
            page = page[end..];
        }

        pieces.Add(page.ToString());
        return pieces;
    }
}
