namespace DenialOps.Facts.Layout;

/// <summary>Tells headings, bullets, labels and table rows by the shape of a line.</summary>
internal static class LineShapes
{
    /// <summary>Short and in capitals, or a Markdown heading.</summary>
    public static bool IsHeading(ReadOnlySpan<char> content)
    {
        if (content.Length > 0 && content[0] == '#')
        {
            return true;
        }

        if (content.Length is < 4 or > 70 || content[^1] is '.' or ',')
        {
            return false;
        }

        int capitals = 0;
        foreach (char c in content)
        {
            if (char.IsUpper(c))
            {
                capitals++;
            }
            else if (char.IsLetter(c))
            {
                return false;
            }
        }

        return capitals >= 4;
    }

    /// <summary>Whether all letters are capitals.</summary>
    public static bool IsCapitals(ReadOnlySpan<char> content)
    {
        foreach (char c in content)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the line starts with a bullet or a number of a list.</summary>
    public static bool IsBullet(ReadOnlySpan<char> content)
    {
        if (content.Length < 3)
        {
            return false;
        }

        if (content[0] is '-' or '*' or '•' or '–' or 'o' or '>' && content[1] == ' ')
        {
            return true;
        }

        int digits = 0;
        while (digits < content.Length && char.IsAsciiDigit(content[digits]))
        {
            digits++;
        }

        bool numbered = digits is 1 or 2 && digits + 1 < content.Length && content[digits] is '.' or ')' && content[digits + 1] == ' ';
        return numbered || (content[0] == '(' && content.Length > 3 && content[2] == ')') || content.StartsWith("[ ]", StringComparison.Ordinal);
    }

    /// <summary>Whether the line is a salutation: "Dear Ms. Vranishti:".</summary>
    public static bool IsSalutation(ReadOnlySpan<char> content) =>
        content.Length is > 5 and < 90 && content.StartsWith("Dear ", StringComparison.OrdinalIgnoreCase) && content[^1] is ':' or ',';

    /// <summary>Whether the line starts with a label of a few words and a colon.</summary>
    public static bool HasShortLabel(ReadOnlySpan<char> content)
    {
        int colon = content.IndexOf(':');
        if (colon is < 2 or > 34 || colon + 1 >= content.Length || content[colon + 1] != ' ' || !char.IsUpper(content[0]))
        {
            return false;
        }

        return content[..colon].Count(' ') <= 4 && content[..colon].IndexOfAny('.', ',', ';') < 0;
    }

    /// <summary>Prose that was justified has gaps too; a table row's gaps are wider and its cells shorter.</summary>
    public static bool IsTabular(string text, Line line, List<Cell> cells)
    {
        for (int c = line.FirstCell + 1; c < line.FirstCell + line.CellCount; c++)
        {
            int gap = cells[c].Start - cells[c - 1].End;
            bool stops = text[cells[c - 1].End - 1] is '.' or ':' or ',' or ';' or '?' or '!';
            if (gap >= 3 || (gap == 2 && !stops) || text[cells[c].Start - 1] == '|')
            {
                return true;
            }
        }

        return false;
    }
}
