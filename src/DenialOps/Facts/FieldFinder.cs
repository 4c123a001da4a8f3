using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts;

/// <summary>Finds labels and the values beside them: "Label: value", a label cell and a value cell, "Label ….. value", "Label value".</summary>
internal sealed class FieldFinder(LetterLayout layout)
{
    private readonly List<FieldHit> _hits = [];
    private readonly string _text = layout.Text;

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
        var line = layout.Lines[lineIndex];
        for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
        {
            var cell = layout.Cells[c];
            int from = SkipBullet(cell);
            bool first = true;
            while (from >= 0 && from < cell.End)
            {
                var label = LabelAt(from, cell.End, first);
                if (label is null)
                {
                    from = NextPart(from, cell.End);
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
    private void Read(Label label, Cell cell, int cellIndex, int lineIndex, out int next)
    {
        next = -1;
        if (label.End + 1 < cell.End && _text[label.End] == '/' && LabelAt(label.End + 1, cell.End, false) is { } second)
        {
            label.Fields.AddRange(second.Fields);
        }

        int after = AfterQualifier(label.End, cell.End);
        bool separated = SkipSeparator(ref after, cell.End);
        if (after >= cell.End)
        {
            ReadNeighbour(label, cellIndex, lineIndex, separated);
            return;
        }

        bool bracketed = label.Start > 0 && _text[label.Start - 1] == '(';
        if (!separated && ((!label.First && !bracketed) || !IsDirectValue(after, cell.End)))
        {
            next = NextPart(label.Start, cell.End);
            return;
        }

        int end = ValueEnd(after, cell.End, out next);
        Add(label, new TextSpan(after, end), separated ? 1 : 0.9, lineIndex);
    }

    /// <summary>The value stands in the next cell of the line, or beneath when the line has none.</summary>
    private void ReadNeighbour(Label label, int cellIndex, int lineIndex, bool separated)
    {
        var line = layout.Lines[lineIndex];
        if (cellIndex + 1 < line.FirstCell + line.CellCount)
        {
            var next = layout.Cells[cellIndex + 1];
            int start = next.Start;
            SkipSeparator(ref start, next.End);
            bool nextIsLabel = LabelAt(start, next.End, true) is { } other && (EndsAt(other, next.End) || IsSeparated(other, next.End));
            if (start < next.End && !nextIsLabel)
            {
                Add(label, new TextSpan(start, ValueEnd(start, next.End, out _)), separated ? 1 : 0.9, lineIndex);
                return;
            }
        }

        if (!separated)
        {
            return;
        }

        for (int below = lineIndex + 1; below < layout.Lines.Count && below <= lineIndex + 2; below++)
        {
            if (layout.Lines[below].IsBlank)
            {
                continue;
            }

            var cell = CellUnder(below, label.Start - line.Start);
            Add(label, new TextSpan(cell.Start, ValueEnd(cell.Start, cell.End, out _)), 0.85, below);
            return;
        }
    }

    private Cell CellUnder(int lineIndex, int column)
    {
        var line = layout.Lines[lineIndex];
        var best = layout.Cells[line.FirstCell];
        for (int c = line.FirstCell + 1; c < line.FirstCell + line.CellCount; c++)
        {
            if (Math.Abs(layout.Cells[c].Column - column) < Math.Abs(best.Column - column))
            {
                best = layout.Cells[c];
            }
        }

        return best;
    }

    private bool IsSeparated(Label label, int end)
    {
        int i = AfterQualifier(label.End, end);
        return SkipSeparator(ref i, end);
    }

    private bool EndsAt(Label label, int end)
    {
        int after = AfterQualifier(label.End, end);
        SkipSeparator(ref after, end);
        return after >= end || (after < end && _text[after - 1] == ':');
    }

    private void Add(Label label, TextSpan value, double factor, int lineIndex)
    {
        if (value.Length <= 0)
        {
            return;
        }

        foreach (var (field, certainty) in label.Fields)
        {
            _hits.Add(new FieldHit(field, new TextSpan(label.Start, label.End), value, certainty * factor, lineIndex, layout.Zones[lineIndex]));
        }
    }

    /// <summary>The longest known label that starts exactly at <paramref name="offset"/>.</summary>
    private Label? LabelAt(int offset, int end, bool first)
    {
        int word = layout.Words.IndexAt(offset);
        if (word >= layout.Words.Count || !OnlyPunctuation(offset, layout.Words.Start(word)))
        {
            return null;
        }

        int bestEnd = 0;
        var fields = new List<(Field, double)>(2);
        for (int h = layout.HitAt(word); h < layout.Hits.Count && layout.Hits[h].FirstWord == word; h++)
        {
            var hit = layout.Hits[h];
            int hitEnd = layout.Words.End(hit.LastWord);
            if (hit.Value.Kind != LexiconKind.Label || hitEnd > end || hitEnd < bestEnd)
            {
                continue;
            }

            if (hitEnd > bestEnd)
            {
                fields.Clear();
                bestEnd = hitEnd;
            }

            fields.Add(((Field)hit.Value.Code, hit.Value.Weight));
        }

        return fields.Count == 0 ? null : new Label(layout.Words.Start(word), bestEnd, fields, first);
    }

    private bool OnlyPunctuation(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (_text[i] is not ('*' or '\'' or '"' or '#' or '{' or '}' or '[' or '(' or ' ' or '-' or '>' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Passes "(as billed)", "no.", "#", "(s)" and the like after a label.</summary>
    private int AfterQualifier(int i, int end)
    {
        while (i < end)
        {
            int start = i;
            while (i < end && _text[i] is ' ' or '*' or '}' or ']' or ')')
            {
                i++;
            }

            if (i < end && _text[i] == '(')
            {
                int close = _text.IndexOf(')', i, end - i);
                bool closesLabel = close > 0 && close - i < 26 && (close + 1 >= end || _text[close + 1] is ':' or '#' || close == i + 2);
                if (!closesLabel)
                {
                    return start;
                }

                i = close + 1;
                continue;
            }

            if (i < end && _text[i] == '#')
            {
                return i;
            }

            if (i + 2 < end && _text[i] is 'n' or 'N' && _text[i + 1] is 'o' or 'O' && _text[i + 2] == '.')
            {
                return i + 2;
            }

            if (i + 2 < end && _text[i] == '/' && LabelAt(i + 1, end, false) is { } other)
            {
                // "Member/Patient:", "Group/Plan": the second label says the same or more.
                i = other.End;
                continue;
            }

            return i < end && _text[i] is ':' or '.' or '=' ? i : start;
        }

        return i;
    }

    private bool SkipSeparator(ref int i, int end)
    {
        bool found = false;
        while (i < end && _text[i] is ' ' or ':' or '#' or '=' or '.' or '*')
        {
            found |= _text[i] is ':' or '#' or '=';
            i++;
        }

        return found;
    }

    /// <summary>Without a colon, only a short value in the style of a label block is taken: a capital or a digit first, and no running prose.</summary>
    private bool IsDirectValue(int start, int end)
    {
        var value = _text.AsSpan(start, end - start);
        if (value.Length > 70 || !(char.IsUpper(value[0]) || char.IsDigit(value[0]) || value[0] is '$' or '('))
        {
            return false;
        }

        if (char.IsDigit(value[0]) || value[0] == '$')
        {
            return value[^1] is not ('.' or '?') || value.Length < 24;
        }

        int lower = 0, words = 0;
        foreach (var range in value.Split(' '))
        {
            var word = value[range];
            words++;
            lower += word.Length > 3 && char.IsLower(word[0]) ? 1 : 0;
        }

        return lower == 0 && words <= 9 && value[^1] is not ('.' or '?');
    }

    /// <summary>
    /// A value ends at its cell, at the next label of the same cell, or at a sentence's end. <paramref name="next"/> is where the next label
    /// starts, or -1.
    /// </summary>
    private int ValueEnd(int start, int end, out int next)
    {
        next = -1;
        for (int i = start; i < end; i++)
        {
            bool breaks = _text[i] is ',' or ';' || (_text[i] is '(' && i > start) || (_text[i] == ' ' && i > start && char.IsUpper(i + 1 < end ? _text[i + 1] : ' '));
            if (!breaks)
            {
                continue;
            }

            int from = i + 1;
            while (from < end && _text[from] == ' ')
            {
                from++;
            }

            if (LabelAt(from, end, false) is { } label && FollowedBySeparator(label, end, _text[i] == ' '))
            {
                next = from;
                return TrimEnd(start, i);
            }
        }

        return TrimEnd(start, end);
    }

    private bool FollowedBySeparator(Label label, int end, bool colonOnly)
    {
        int after = AfterQualifier(label.End, end);
        int i = after;
        bool separated = SkipSeparator(ref i, end);
        if (separated)
        {
            return true;
        }

        return !colonOnly && i < end && (char.IsDigit(_text[i]) || _text[i] == '$') && label.Fields[0].Field is not (Field.Stop or Field.Codes or Field.Service);
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && _text[end - 1] is ' ' or ',' or ';' or '*' or '(' or '_')
        {
            end--;
        }

        return end;
    }

    /// <summary>Where the next label of the same cell may start: after a comma, semicolon, bracket or sentence end.</summary>
    private int NextPart(int from, int end)
    {
        for (int i = from + 1; i < end; i++)
        {
            if (_text[i] is ',' or ';' or '(' || (_text[i] == '.' && i + 1 < end && _text[i + 1] == ' '))
            {
                int next = i + 1;
                while (next < end && _text[next] == ' ')
                {
                    next++;
                }

                return next;
            }

            if (_text[i] == ' ' && i + 1 < end && char.IsUpper(_text[i + 1]) && LabelAt(i + 1, end, false) is { } label && FollowedBySeparator(label, end, true))
            {
                return i + 1;
            }
        }

        return -1;
    }

    private int SkipBullet(Cell cell)
    {
        int i = cell.Start;
        while (i < cell.End && _text[i] is '-' or '*' or ' ' or '•' or '#' or '>' or '\'')
        {
            i++;
        }

        return i;
    }

    private readonly record struct Label(int Start, int End, List<(Field Field, double Certainty)> Fields, bool First);
}
