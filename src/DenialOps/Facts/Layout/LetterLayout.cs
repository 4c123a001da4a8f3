using System.Runtime.InteropServices;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Layout;

/// <summary>A letter's structure: lines, cells, words, known phrases, zones and sentences. Built in time linear in the text.</summary>
internal sealed class LetterLayout
{
    /// <summary>A stretch as long as most that are asked for is put together on the stack.</summary>
    private const int StackCharacters = 512;

    private readonly uint[] _sentenceCues;
    private readonly StartIndex _lineIndex;
    private readonly StartIndex _sentenceIndex;

    private LetterLayout(
        LetterDocument letter, List<Line> lines, List<Cell> cells, WordTable words, KnownPhrases phrases, List<TextSpan> emptyBoxes)
    {
        EmptyBoxes = emptyBoxes;
        Letter = letter;
        Lines = lines;
        Cells = cells;
        Words = words;
        Phrases = phrases;
        _lineIndex = StartIndex.Of(lines, line => line.Start, Text.Length);
        Zones = new ZoneMap(this);
        Sentences = SentenceSplitter.Split(letter.Text, lines, cells, words, line => Zones[line]);
        _sentenceIndex = StartIndex.Of(Sentences, sentence => sentence.Start, Text.Length);
        _sentenceCues = new uint[Sentences.Count];
        for (int s = 0; s < _sentenceCues.Length; s++)
        {
            _sentenceCues[s] = CuesIn(Sentences[s].FirstWord, Sentences[s].EndWord);
        }
    }

    public LetterDocument Letter { get; }

    public string Text => Letter.Text;

    public List<Line> Lines { get; }

    public List<Cell> Cells { get; }

    public WordTable Words { get; }

    /// <summary>The known phrases.</summary>
    public KnownPhrases Phrases { get; }

    public ZoneMap Zones { get; }

    public List<Sentence> Sentences { get; }

    /// <summary>Empty boxes of forms with their words: choices that were not made.</summary>
    public List<TextSpan> EmptyBoxes { get; }

    public static LetterLayout Build(LetterDocument letter)
    {
        var empty = CheckBoxes.Empty(letter.Text);
        var left = LeftOut(letter.RunningText, empty);
        var (lines, cells) = LineScanner.Scan(letter, left);
        var words = new WordTable(letter.Text, Skip(left));
        using var hits = Lexicon.Matcher.Match(words);
        return new LetterLayout(letter, lines, cells, words, new KnownPhrases(hits.All), empty);
    }

    /// <summary>Running headers and footers, and the empty boxes outside them, in order.</summary>
    private static IReadOnlyList<TextSpan> LeftOut(IReadOnlyList<TextSpan> running, List<TextSpan> empty)
    {
        if (empty.Count == 0 || running.Count == 0)
        {
            return empty.Count == 0 ? running : empty;
        }

        var all = running.Concat(empty).OrderBy(span => span.Start).ToList();
        var left = new List<TextSpan>(all.Count);
        foreach (var span in all)
        {
            if (left.Count == 0 || span.Start >= left[^1].End)
            {
                left.Add(span);
            }
        }

        return left;
    }

    /// <summary>Leads from an offset in a part that is left out to its end; null when nothing is left out, as in most letters.</summary>
    private static Func<int, int>? Skip(IReadOnlyList<TextSpan> left)
    {
        int next = 0;
        return left.Count == 0 ? null : i =>
        {
            while (next < left.Count && left[next].End <= i)
            {
                next++;
            }

            return next < left.Count && left[next].Contains(i) ? left[next].End : i;
        };
    }

    /// <summary>Index of the line that holds <paramref name="offset"/>.</summary>
    public int LineAt(int offset) => Math.Max(_lineIndex.CountBefore(offset + 1) - 1, 0);

    /// <summary>The cell that holds <paramref name="offset"/>, or null between cells.</summary>
    public Cell? CellAt(int offset)
    {
        var line = Lines[LineAt(offset)];
        int c = FirstCellAfter(line, offset);
        return c < line.FirstCell + line.CellCount && Cells[c].Span.Contains(offset) ? Cells[c] : null;
    }

    /// <summary>Index of the first cell of a line that ends after <paramref name="offset"/>, or one past its last cell.</summary>
    private int FirstCellAfter(Line line, int offset)
    {
        int low = line.FirstCell, high = line.FirstCell + line.CellCount;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Cells[middle].End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The cells of a line that start at most <paramref name="apart"/> from a column. A line can have thousands: they are found by halving.</summary>
    public ReadOnlySpan<Cell> CellsNear(int line, int column, int apart)
    {
        var l = Lines[line];
        var cells = CollectionsMarshal.AsSpan(Cells).Slice(l.FirstCell, l.CellCount);
        int first = FirstFrom(cells, column - apart);
        return cells[first..FirstFrom(cells, column + apart + 1)];
    }

    /// <summary>The cell of a line that starts nearest to a column, the first of two that are as near. The line is not blank.</summary>
    public Cell NearestCell(int line, int column)
    {
        var l = Lines[line];
        int next = l.FirstCell + FirstFrom(CollectionsMarshal.AsSpan(Cells).Slice(l.FirstCell, l.CellCount), column), last = l.FirstCell + l.CellCount - 1;
        return next > last || (next > l.FirstCell && column - Cells[next - 1].Column <= Cells[next].Column - column) ? Cells[next - 1] : Cells[next];
    }

    /// <summary>The cell before one on its line, or null for the first.</summary>
    public Cell? CellBefore(Cell cell)
    {
        var line = Lines[cell.Line];
        int before = line.FirstCell + FirstFrom(CollectionsMarshal.AsSpan(Cells).Slice(line.FirstCell, line.CellCount), cell.Column) - 1;
        return before >= line.FirstCell ? Cells[before] : null;
    }

    /// <summary>How many cells of a line start before a column.</summary>
    private static int FirstFrom(ReadOnlySpan<Cell> cells, int column)
    {
        int low = 0, high = cells.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (cells[middle].Column < column)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Index of the sentence that holds <paramref name="offset"/>, or of the last one before it; -1 before the first.</summary>
    public int SentenceAt(int offset) => _sentenceIndex.CountBefore(offset + 1) - 1;

    /// <summary>Whether a sign stands between two words.</summary>
    public bool HasSign(Sign sign, int firstWord, int endWord)
    {
        foreach (ref readonly var hit in Phrases.StartingIn(LexiconKind.Sign, firstWord, endWord))
        {
            if (hit.Value.Code == (int)sign && hit.LastWord < endWord)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The cues of a sentence, as a bit set of <see cref="Cue"/>.</summary>
    public uint CuesOfSentence(int sentence) => sentence < 0 ? 0 : _sentenceCues[sentence];

    /// <summary>The cues between two words, as a bit set of <see cref="Cue"/>.</summary>
    public uint CuesIn(int firstWord, int endWord)
    {
        uint cues = 0;
        foreach (ref readonly var hit in Phrases.StartingIn(LexiconKind.Cue, firstWord, endWord))
        {
            cues |= hit.LastWord < endWord ? 1u << hit.Value.Code : 0;
        }

        return cues;
    }

    /// <summary>The text between two offsets on one line: running headers left out, white space folded.</summary>
    public string Flow(int start, int end) =>
        Flow(start, end, end - start <= StackCharacters ? stackalloc char[end - start] : new char[end - start]).ToString();

    /// <summary>The same, written to <paramref name="buffer"/>, which holds <paramref name="end"/> - <paramref name="start"/> characters at least.</summary>
    public ReadOnlySpan<char> Flow(int start, int end, Span<char> buffer)
    {
        int length = 0;
        for (int line = LineAt(start); line < Lines.Count && Lines[line].Start < end; line++)
        {
            for (int c = FirstCellAfter(Lines[line], start); c < Lines[line].FirstCell + Lines[line].CellCount && Cells[c].Start < end; c++)
            {
                int from = Math.Max(Cells[c].Start, start), to = Math.Min(Cells[c].End, end);
                if (from < to)
                {
                    if (length > 0)
                    {
                        buffer[length++] = ' ';
                    }

                    Text.AsSpan(from, to - from).CopyTo(buffer[length..]);
                    length += to - from;
                }
            }
        }

        return buffer[..length].TrimEnd();
    }
}
