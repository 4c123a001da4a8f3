using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts;

/// <summary>Finds labels and the values beside them: "Label: value", a label cell and a value cell, "Label ….. value", "Label value".</summary>
internal sealed class FieldFinder
{
    private static readonly string[] BareWords = ["what", "when", "where", "who", "why", "about", "on", "start", "starting", "test", "visit", "place", "who asked"];

    /// <summary>Room for what most letters have.</summary>
    private const int FieldsOfLetter = 24;

    private readonly LetterLayout _layout;
    private readonly LabelScanner _labels;
    private readonly ValueBounds _values;
    private readonly List<FieldHit> _hits = new(FieldsOfLetter);

    private FieldFinder(LetterLayout layout)
    {
        _layout = layout;
        _labels = new LabelScanner(layout);
        _values = new ValueBounds(layout.Text, _labels);
    }

    /// <summary>Every label with its value, in order.</summary>
    public static List<FieldHit> Find(LetterLayout layout)
    {
        var finder = new FieldFinder(layout);
        for (int line = 0; line < layout.Lines.Count; line++)
        {
            if (!layout.Lines[line].IsBlank && layout.Zones[line] != Zone.Boilerplate)
            {
                finder.ReadLine(line);
            }
        }

        return finder._hits;
    }

    private void ReadLine(int lineIndex)
    {
        var line = _layout.Lines[lineIndex];
        for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
        {
            var cell = _layout.Cells[c];
            int from = _labels.AnyIn(cell.Start, cell.End) ? SkipBullet(cell) : -1;
            bool first = true;
            while (from >= 0 && from < cell.End)
            {
                var label = _labels.At(from, cell.End, first);
                if (label is null)
                {
                    from = _values.NextPart(from, cell.End);
                    first = false;
                    continue;
                }

                Read(label.Value, cell, c, lineIndex, out int next);
                from = next;
                first = false;
            }
        }
    }

    /// <summary>Reads the value of a label; <paramref name="next"/> is where the search goes on, or -1.</summary>
    private void Read(LabelHit label, Cell cell, int cellIndex, int lineIndex, out int next)
    {
        next = -1;
        if (label.End + 1 < cell.End && _layout.Text[label.End] == '/' && _labels.At(label.End + 1, cell.End, false) is { } second)
        {
            label = label with { Also = second.Fields };
        }

        int after = _labels.AfterQualifier(label.End, cell.End);
        bool separated = _labels.SkipSeparator(ref after, cell.End);
        if (after >= cell.End)
        {
            ReadNeighbour(label, cellIndex, lineIndex, separated);
            return;
        }

        bool bracketed = label.Start > 0 && _layout.Text[label.Start - 1] == '(';
        if (!separated && (IsBareWord(label) || (!label.First && !bracketed) || !_values.IsDirectValue(after, cell.End)))
        {
            next = _values.NextPart(label.Start, cell.End);
            return;
        }

        int end = _values.ValueEnd(after, cell.End, out next);
        Add(label, new TextSpan(after, end), separated ? 1 : 0.9, lineIndex);
    }

    /// <summary>"What we need from you", "on March 8": such a word is a label only before a colon or a gap.</summary>
    private bool IsBareWord(LabelHit label) => TextMatch.EqualsAny(_layout.Text.AsSpan(label.Start, label.End - label.Start), BareWords);

    /// <summary>The value stands in the next cell of the line, or beneath when the line has none.</summary>
    private void ReadNeighbour(LabelHit label, int cellIndex, int lineIndex, bool separated)
    {
        var line = _layout.Lines[lineIndex];
        if (cellIndex + 1 < line.FirstCell + line.CellCount)
        {
            var next = _layout.Cells[cellIndex + 1];
            int start = next.Start;
            _labels.SkipSeparator(ref start, next.End);
            bool nextIsLabel = _labels.At(start, next.End, true) is { } other
                && (_labels.EndsAt(other, next.End) || _labels.IsSeparated(other, next.End));
            if (start < next.End && !nextIsLabel)
            {
                Add(label, new TextSpan(start, _values.ValueEnd(start, next.End, out _)), separated ? 1 : 0.9, lineIndex);
                return;
            }
        }

        if (!separated)
        {
            return;
        }

        for (int below = lineIndex + 1; below < _layout.Lines.Count && below <= lineIndex + 2; below++)
        {
            if (_layout.Lines[below].IsBlank)
            {
                continue;
            }

            var cell = _layout.NearestCell(below, label.Start - line.Start);
            Add(label, new TextSpan(cell.Start, _values.ValueEnd(cell.Start, cell.End, out _)), 0.85, below);
            return;
        }
    }

    private void Add(LabelHit label, TextSpan value, double factor, int lineIndex)
    {
        if (value.Length <= 0)
        {
            return;
        }

        var place = new TextSpan(label.Start, label.End);
        Add(label.Fields);
        Add(label.Also);

        void Add(Range fields)
        {
            foreach (ref readonly var field in _labels.Fields(fields))
            {
                _hits.Add(new FieldHit((Field)field.Value.Code, place, value, field.Value.Weight * factor, lineIndex, _layout.Zones[lineIndex]));
            }
        }
    }

    private int SkipBullet(Cell cell)
    {
        int i = cell.Start;
        while (i < cell.End && (_layout.Text[i] is '-' or '*' or ' ' or '•' or '#' or '>' or '\'' || IsSymbol(_layout.Text[i])))
        {
            i++;
        }

        return AfterNumber(i, cell.End);
    }

    /// <summary>A drawn sign before a label ("📅 Date"); most are two characters.</summary>
    private static bool IsSymbol(char c) => c > '\u2000' && !char.IsLetterOrDigit(c);

    /// <summary>Passes the number of a form's line: "6. Service".</summary>
    private int AfterNumber(int start, int end)
    {
        int i = start;
        while (i < end && i - start < 2 && char.IsAsciiDigit(_layout.Text[i]))
        {
            i++;
        }

        return i > start && i + 2 < end && _layout.Text[i] is '.' or ')' && _layout.Text[i + 1] == ' ' && char.IsLetter(_layout.Text[i + 2]) ? i + 2 : start;
    }
}
