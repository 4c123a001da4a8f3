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

    public static List<Sentence> Split(
        string text, List<Line> lines, List<Cell> cells, WordTable words, Func<int, Zone> zoneOf)
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

            int last = Paragraphs.LastLine(text, lines, cells, i);
            int start = cells[lines[i].FirstCell].Start, end = Paragraphs.EndOf(lines, cells, last);
            SplitParagraph(text, start, end, words, sentences, paragraph++, zoneOf(i));
            i = last + 1;
        }

        return sentences;
    }

    private static void SplitParagraph(
        string text, int start, int end, WordTable words, List<Sentence> sentences, int paragraph, Zone zone)
    {
        int sentenceStart = start;
        for (int i = start; i < end; i++)
        {
            int mark = text.AsSpan(i, end - i).IndexOfAny('.', '?', '!');
            if (mark < 0)
            {
                break;
            }

            i += mark;
            if (!EndsSentence(text, i, end))
            {
                continue;
            }

            int stop = SkipClosing(text, i + 1, end);
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

    private static bool EndsSentence(string text, int i, int end)
    {
        int next = SkipClosing(text, i + 1, end);
        if (next >= end)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        int after = SkipSpace(text, next, end);
        if (after < end && !StartsSentence(text[after]))
        {
            return false;
        }

        return text[i] != '.' || !IsAbbreviation(text, i, after < end);
    }

    private static int SkipClosing(string text, int i, int end)
    {
        while (i < end && text[i] is '"' or '\'' or ')' or ']')
        {
            i++;
        }

        return i;
    }

    private static bool StartsSentence(char c) =>
        char.IsUpper(c) || char.IsDigit(c) || c is '"' or '(' or '[' or '\'' or '-' or '*';

    /// <summary>Whether the full stop belongs to an initial, an abbreviation or the number of a list.</summary>
    private static bool IsAbbreviation(string text, int stop, bool goesOn)
    {
        int wordStart = stop;
        while (wordStart > 0 && char.IsLetter(text[wordStart - 1]))
        {
            wordStart--;
        }

        int length = stop - wordStart;
        if (length == 0)
        {
            return IsListNumber(text, stop);
        }

        if (length == 1 && char.IsUpper(text[wordStart]) && (wordStart == 0 || text[wordStart - 1] is ' ' or '.' or '\n'))
        {
            return true;
        }

        return goesOn && Abbreviations.Contains(WordTable.HashOf(text.AsSpan(wordStart, length))) && !StartsClause(text, wordStart, length);
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
