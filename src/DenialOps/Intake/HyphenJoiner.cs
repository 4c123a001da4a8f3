namespace DenialOps.Intake;

/// <summary>
/// Makes words whole again that a line end cut in two: the rest of the word is pulled up and the line break follows it.
/// Columns are left alone, since there the next line's first word belongs to another column.
/// </summary>
internal static class HyphenJoiner
{
    private const int ColumnGap = 3;

    public static MappedText Join(MappedText source)
    {
        var text = source.Text;
        if (!text.Contains("-\n", StringComparison.Ordinal))
        {
            return source;
        }

        var words = new DocumentWords(text);
        var result = new MappedText.Builder(text.Length);
        var lineStart = 0;
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] == '-' && i + 1 < text.Length && text[i + 1] == '\n' && FindCut(text, lineStart, i, words) is { } cut)
            {
                lineStart = i + 2;
                i = Pull(source, cut, i, words, result, ref lineStart);
                continue;
            }

            result.Add(text[i], source.Origin(i));
            if (text[i] is '\n' or '\f')
            {
                lineStart = i + 1;
            }

            i++;
        }

        return result.Build();
    }

    /// <summary>Writes the rest of the word, and of the words that its own last hyphen cuts, then the line break.</summary>
    private static int Pull(MappedText source, Cut cut, int hyphen, DocumentWords words, MappedText.Builder result, ref int lineStart)
    {
        var text = source.Text;
        while (true)
        {
            if (cut.KeepHyphen)
            {
                result.Add('-', source.Origin(hyphen));
            }

            var i = cut.Next;
            while (i < text.Length && !EndsWord(text, i))
            {
                if (text[i] == '-' && i + 1 < text.Length && text[i + 1] == '\n' && FindCut(text, lineStart, i, words) is { } again)
                {
                    (cut, hyphen, lineStart) = (again, i, i + 2);
                    break;
                }

                result.Add(text[i], source.Origin(i));
                i++;
            }

            if (i == hyphen)
            {
                continue;
            }

            return Break(source, i, cut.Next - lineStart, result, ref lineStart);
        }
    }

    /// <summary>White space ends a word, but a line may not be broken behind a hyphen: the break would cut the next word.</summary>
    private static bool EndsWord(string text, int i) => char.IsWhiteSpace(text[i]) && !(text[i] == ' ' && text[i - 1] is '-' or ' ');

    /// <summary>The space after the word becomes the line break, and the line keeps its indent.</summary>
    private static int Break(MappedText source, int i, int indent, MappedText.Builder result, ref int lineStart)
    {
        var text = source.Text;
        if (i == text.Length || text[i] != ' ')
        {
            return i;
        }

        var origin = source.Origin(i);
        result.Add('\n', origin);
        for (var column = 0; column < indent; column++)
        {
            result.Add(' ', origin);
        }

        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        lineStart = i;
        return i;
    }

    private static Cut? FindCut(string text, int lineStart, int hyphen, DocumentWords words)
    {
        var next = hyphen + 2;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        if (hyphen == 0 || next >= text.Length || !char.IsLetterOrDigit(text[hyphen - 1]) || !char.IsLetterOrDigit(text[next]))
        {
            return null;
        }

        var nextEnd = LineEnd(text, next);
        if (HasColumns(text, lineStart, hyphen) || HasColumns(text, next, nextEnd))
        {
            return null;
        }

        var before = text[hyphen - 1];
        var after = text[next];
        if (char.IsLower(after))
        {
            return new Cut(next, char.IsDigit(before) || words.KeepsHyphen(hyphen, next));
        }

        if (!char.IsUpper(before) && !char.IsDigit(before))
        {
            return null;
        }

        // In a letter written in capitals a cut word looks like a code; only the rest of its lines tells.
        var capitals = char.IsUpper(before) && char.IsUpper(after) && !HasLower(text, lineStart, hyphen) && !HasLower(text, next, nextEnd);
        return new Cut(next, !capitals || words.KeepsHyphen(hyphen, next));
    }

    private static int LineEnd(string text, int start)
    {
        var end = text.AsSpan(start).IndexOfAny('\n', '\f');
        return end < 0 ? text.Length : start + end;
    }

    private static bool HasLower(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLower(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasColumns(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start).Trim(' ');
        return line.IndexOf("   ".AsSpan(0, ColumnGap), StringComparison.Ordinal) >= 0;
    }

    /// <summary>A word that a line end cut.</summary>
    /// <param name="Next">Offset of the rest of the word.</param>
    /// <param name="KeepHyphen">Whether the hyphen is part of the word.</param>
    private readonly record struct Cut(int Next, bool KeepHyphen);
}
