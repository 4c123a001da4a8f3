using DenialOps.Knowledge;

namespace DenialOps.Facts.Layout;

/// <summary>Joins lines into paragraphs and splits paragraphs into sentences.</summary>
internal static class SentenceSplitter
{
    private static readonly HashSet<ulong> Abbreviations =
    [
        .. new[]
        {
            "dr", "mr", "mrs", "ms", "no", "st", "vs", "inc", "co", "ltd", "approx", "eg", "ie", "jr", "sr", "sec", "art", "rev", "dept",
            "ste", "blvd", "ave", "apt", "ext", "tel", "attn", "est", "nos", "ed", "fig", "ref", "grp", "mt", "ft", "rd", "hwy", "bldg",
            "rm", "corp", "assn", "cert", "req", "ord", "mbr", "proc", "sect", "ch", "vol", "pp", "al", "etc", "bros", "univ", "hosp",
        }.Select(w => WordTable.HashOf(w)),
    ];

    public static List<Sentence> Split(string text, IReadOnlyList<Line> lines, IReadOnlyList<Cell> cells, WordTable words, Func<int, Zone> zoneOf)
    {
        var sentences = new List<Sentence>();
        int paragraph = 0;
        int i = 0;
        while (i < lines.Count)
        {
            if (lines[i].IsBlank)
            {
                i++;
                continue;
            }

            int last = ParagraphEnd(text, lines, cells, i);
            SplitParagraph(text, cells[lines[i].FirstCell].Start, LastEnd(lines, cells, last), words, sentences, paragraph++, zoneOf(i));
            i = last + 1;
        }

        return sentences;
    }

    private static int LastEnd(IReadOnlyList<Line> lines, IReadOnlyList<Cell> cells, int line) =>
        cells[lines[line].FirstCell + lines[line].CellCount - 1].End;

    /// <summary>The last line of the paragraph that starts at <paramref name="first"/>.</summary>
    private static int ParagraphEnd(string text, IReadOnlyList<Line> lines, IReadOnlyList<Cell> cells, int first)
    {
        int last = first;
        bool interrupted = false;
        for (int next = first + 1; next < lines.Count; next++)
        {
            if (lines[next].IsRunning)
            {
                interrupted = true;
                continue;
            }

            if (lines[next].IsBlank)
            {
                // A blank line ends a paragraph, unless a header or footer stands beside it: then the page was turned mid-sentence.
                if (!interrupted && !RunningFollows(lines, next))
                {
                    return last;
                }

                continue;
            }

            if (interrupted && !ContinuesAfterPageTurn(text, lines, cells, last, next))
            {
                return last;
            }

            if (StandsAlone(text, lines[last], cells) || StartsOwnParagraph(text, lines[next], cells))
            {
                return last;
            }

            interrupted = false;
            last = next;
        }

        return last;
    }

    private static bool RunningFollows(IReadOnlyList<Line> lines, int blank)
    {
        for (int i = blank; i < lines.Count && i < blank + 4; i++)
        {
            if (lines[i].IsRunning)
            {
                return true;
            }

            if (!lines[i].IsBlank)
            {
                return false;
            }
        }

        return false;
    }

    private static bool ContinuesAfterPageTurn(string text, IReadOnlyList<Line> lines, IReadOnlyList<Cell> cells, int last, int next)
    {
        char end = text[LastEnd(lines, cells, last) - 1];
        char start = text[cells[lines[next].FirstCell].Start];
        return end is not ('.' or '!' or '?' or ':') && (char.IsLower(start) || char.IsDigit(start) || end is ',' or ';' || char.IsLower(end));
    }

    /// <summary>A line that nothing continues: a heading, a label with its value, a table row.</summary>
    private static bool StandsAlone(string text, Line line, IReadOnlyList<Cell> cells)
    {
        if (line.CellCount > 1 && IsTabular(text, line, cells))
        {
            return true;
        }

        var first = cells[line.FirstCell];
        var content = text.AsSpan(first.Start, line.End - first.Start).TrimEnd();
        return content[^1] == ':' || IsHeading(content);
    }

    private static bool StartsOwnParagraph(string text, Line line, IReadOnlyList<Cell> cells)
    {
        var first = cells[line.FirstCell];
        var content = text.AsSpan(first.Start, first.End - first.Start);
        return (line.CellCount > 1 && IsTabular(text, line, cells)) || IsBullet(content) || IsHeading(content) || HasShortLabel(content);
    }

    /// <summary>Prose that was justified has gaps too; a table row's gaps are wider and its cells shorter.</summary>
    private static bool IsTabular(string text, Line line, IReadOnlyList<Cell> cells)
    {
        for (int c = line.FirstCell + 1; c < line.FirstCell + line.CellCount; c++)
        {
            int gap = cells[c].Start - cells[c - 1].End;
            if (gap >= 3 || (gap == 2 && text[cells[c - 1].End - 1] is not ('.' or ':' or ',' or ';' or '?' or '!')) || text[cells[c].Start - 1] == '|')
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsBullet(ReadOnlySpan<char> content)
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

    /// <summary>Whether all letters are capitals.</summary>
    internal static bool IsCapitals(ReadOnlySpan<char> content)
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

    /// <summary>Short and in capitals, or a Markdown heading.</summary>
    internal static bool IsHeading(ReadOnlySpan<char> content)
    {
        if (content.Length > 0 && content[0] == '#')
        {
            return true;
        }

        int letters = 0, upper = 0;
        foreach (char c in content)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            upper += char.IsUpper(c) ? 1 : 0;
        }

        return letters >= 4 && content.Length <= 70 && upper == letters && content[^1] is not ('.' or ',');
    }

    private static bool HasShortLabel(ReadOnlySpan<char> content)
    {
        int colon = content.IndexOf(':');
        if (colon is < 2 or > 34 || colon + 1 >= content.Length || content[colon + 1] != ' ' || !char.IsUpper(content[0]))
        {
            return false;
        }

        return content[..colon].Count(' ') <= 4 && content[..colon].IndexOfAny('.', ',', ';') < 0;
    }

    private static void SplitParagraph(string text, int start, int end, WordTable words, List<Sentence> sentences, int paragraph, Zone zone)
    {
        int sentenceStart = start;
        for (int i = start; i < end; i++)
        {
            if (text[i] is not ('.' or '?' or '!') || !EndsSentence(text, i, end, words))
            {
                continue;
            }

            int stop = i + 1;
            while (stop < end && text[stop] is '"' or '\'' or ')' or ']')
            {
                stop++;
            }

            Add(sentenceStart, stop);
            sentenceStart = SkipSpace(text, stop, end);
            i = Math.Max(i, sentenceStart - 1);
        }

        if (sentenceStart < end)
        {
            Add(sentenceStart, end);
        }

        void Add(int from, int to) => sentences.Add(new Sentence(from, to, words.IndexAt(from), words.IndexAt(to), paragraph, zone));
    }

    private static int SkipSpace(string text, int i, int end)
    {
        while (i < end && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i;
    }

    private static bool EndsSentence(string text, int i, int end, WordTable words)
    {
        int next = i + 1;
        while (next < end && text[next] is '"' or '\'' or ')' or ']')
        {
            next++;
        }

        if (next >= end)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        int after = SkipSpace(text, next, end);
        if (after < end && !char.IsUpper(text[after]) && !char.IsDigit(text[after]) && text[after] is not ('"' or '(' or '[' or '\'' or '-' or '*'))
        {
            return false;
        }

        if (text[i] != '.')
        {
            return true;
        }

        int wordStart = i;
        while (wordStart > 0 && char.IsLetter(text[wordStart - 1]))
        {
            wordStart--;
        }

        int length = i - wordStart;
        if (length == 1 && char.IsUpper(text[wordStart]) && (wordStart == 0 || text[wordStart - 1] is ' ' or '.' or '\n'))
        {
            return false;
        }

        return !(length == 0 && IsListNumber(text, i)) && !(length > 0 && Abbreviations.Contains(WordTable.HashOf(text.AsSpan(wordStart, length))) && after < end && !StartsClause(text, wordStart, length));
    }

    /// <summary>Whether the full stop at <paramref name="i"/> ends "1." or "12." at the start of a line.</summary>
    private static bool IsListNumber(string text, int i)
    {
        int start = i;
        while (start > 0 && i - start < 3 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        int space = start;
        while (space > 0 && start - space < 12 && text[space - 1] == ' ')
        {
            space--;
        }

        return i - start is 1 or 2 && (space == 0 || text[space - 1] is '\n' or '\f');
    }

    /// <summary>"No." after a question and "Inc." are the usual exceptions: a lone "No." is a sentence.</summary>
    private static bool StartsClause(string text, int wordStart, int length) =>
        length == 2 && char.ToLowerInvariant(text[wordStart]) == 'n' && wordStart >= 2 && text[wordStart - 2] is '?' or '.';
}
