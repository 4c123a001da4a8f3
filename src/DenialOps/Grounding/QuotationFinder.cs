using System.Buffers;
using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>
/// Finds quotations: Markdown block quotes, text in curly quotation marks, and text in straight ones unless it is something to say
/// ("Which rule was used? Please send me a copy."): at the start of a line, and with a question or the words of a speaker in it.
/// </summary>
internal static class QuotationFinder
{
    private const int Longest = 4000;
    private const int LongestLead = 40;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“\n");
    private static readonly SearchValues<char> EndOfCurly = SearchValues.Create("”“\n");
    private static readonly SearchValues<char> EndOfStraight = SearchValues.Create("\"“\n");

    // What may stand before a spoken line: a list's mark, a box to tick.
    private static readonly SearchValues<char> Lead = SearchValues.Create(" -*+>[]0123456789.");

    private static readonly SearchValues<string> SpeakerWords = SearchValues.Create(
        ["?", "please ", " you ", " your ", "your ", " my ", "my ", " me ", " me.", " we ", "we ", " us ", " i ", "i "], StringComparison.OrdinalIgnoreCase);

    /// <summary>The quotations of a draft, in order.</summary>
    public static List<TextSpan> Find(string draft)
    {
        var found = new List<TextSpan>();
        var lineStart = 0;
        if (IsBlock(draft, 0))
        {
            lineStart = AddBlock(draft, 0, found);
        }

        for (var at = lineStart; at < draft.Length;)
        {
            var step = draft.AsSpan(at).IndexOfAny(Marks);
            if (step < 0)
            {
                break;
            }

            at += step;
            if (draft[at] == '\n')
            {
                at = lineStart = IsBlock(draft, at + 1) ? AddBlock(draft, at + 1, found) : at + 1;
                continue;
            }

            at = draft[at] == '"' ? AddStraight(draft, at, lineStart, found) : AddCurly(draft, at, found);
        }

        return found;
    }

    private static bool IsBlock(string draft, int lineStart)
    {
        var i = lineStart;
        while (i < draft.Length && i - lineStart < 4 && draft[i] == ' ')
        {
            i++;
        }

        return i < draft.Length && draft[i] == '>';
    }

    // All lines of the block; an empty one ends a paragraph, and the paragraphs are checked one by one.
    private static int AddBlock(string draft, int start, List<TextSpan> found)
    {
        var (lineStart, first, last) = (start, -1, start);
        while (lineStart < draft.Length && IsBlock(draft, lineStart))
        {
            var length = draft.AsSpan(lineStart).IndexOf('\n');
            var end = length < 0 ? draft.Length : lineStart + length;
            var isEmpty = !draft.AsSpan(lineStart, end - lineStart).ContainsAnyExcept("> ");
            if (isEmpty || (first >= 0 && last - first > Longest))
            {
                Add(found, first, last);
                first = -1;
            }

            first = first < 0 && !isEmpty ? lineStart : first;
            last = end;
            lineStart = Math.Min(draft.Length, end + 1);
        }

        Add(found, first, last);
        return lineStart;
    }

    private static void Add(List<TextSpan> found, int start, int end)
    {
        if (start >= 0 && end > start)
        {
            found.Add(new TextSpan(start, end));
        }
    }

    private static int AddCurly(string draft, int at, List<TextSpan> found)
    {
        var end = EndOf(draft, at + 1, EndOfCurly);
        if (end >= draft.Length || draft[end] != '”')
        {
            return at + 1;
        }

        Add(found, at + 1, end);
        return end + 1;
    }

    private static int AddStraight(string draft, int at, int lineStart, List<TextSpan> found)
    {
        // Inches: 5".
        if (at > 0 && char.IsAsciiDigit(draft[at - 1]))
        {
            return at + 1;
        }

        var inner = new List<TextSpan>(0);
        var end = at + 1;
        while ((end = EndOf(draft, end, EndOfStraight)) < draft.Length && draft[end] == '“')
        {
            end = AddCurly(draft, end, inner);
        }

        if (end >= draft.Length || draft[end] != '"')
        {
            return at + 1;
        }

        if (inner.Count > 0)
        {
            found.AddRange(inner);
        }
        else if (!IsSpeech(draft, at, end, lineStart))
        {
            Add(found, at + 1, end);
        }

        return end + 1;
    }

    private static bool IsSpeech(string draft, int at, int end, int lineStart) =>
        at - lineStart < LongestLead && !draft.AsSpan(lineStart, at - lineStart).ContainsAnyExcept(Lead)
        && draft.AsSpan(at + 1, end - at - 1).ContainsAny(SpeakerWords);

    // The next mark of a set, or the end of the paragraph.
    private static int EndOf(string draft, int from, SearchValues<char> marks)
    {
        var limit = Math.Min(draft.Length, from + Longest);
        for (var i = from; i < limit; i++)
        {
            var step = draft.AsSpan(i, limit - i).IndexOfAny(marks);
            if (step < 0)
            {
                break;
            }

            i += step;
            if (draft[i] != '\n')
            {
                return i;
            }

            if (i + 1 < draft.Length && draft[i + 1] == '\n')
            {
                break;
            }
        }

        return draft.Length;
    }
}
