using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Evidence;

/// <summary>
/// Follows the note keys of denied lines ("K4", "517", "B") to the notes under the table: what stands there is the reason, and what
/// stands under the keys of paid lines is not.
/// </summary>
internal static class RowNotes
{
    private const int MaxKey = 5;

    /// <summary>How many lines after a table its notes begin at most.</summary>
    private const int MaxDistance = 40;

    /// <summary>The offsets at which the notes of the denied rows start.</summary>
    public static IEnumerable<int> Of(ReadingContext context, IReadOnlyList<TableRow> rows)
    {
        var keys = Keys(context, rows, RowOutcome.Denied);
        if (keys.Count == 0)
        {
            yield break;
        }

        var layout = context.Layout;
        int first = rows[^1].Line + 1, end = Math.Min(layout.Lines.Count, first + MaxDistance);
        for (int i = first; i < end; i++)
        {
            if (!layout.Lines[i].IsBlank && NoteAfter(context, layout.Lines[i], keys) is { } start)
            {
                yield return start;
            }
        }
    }

    /// <summary>The short words with which rows of one outcome end, less those of the others.</summary>
    private static HashSet<string> Keys(ReadingContext context, IReadOnlyList<TableRow> rows, RowOutcome outcome)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows.Where(r => r.Outcome == outcome))
        {
            keys.UnionWith(KeysOf(context, row));
        }

        foreach (var row in rows.Where(r => r.Outcome != outcome))
        {
            keys.ExceptWith(KeysOf(context, row));
        }

        return keys;
    }

    private static IEnumerable<string> KeysOf(ReadingContext context, TableRow row)
    {
        var line = context.Layout.Lines[row.Line];
        var last = context.Layout.Cells[line.FirstCell + line.CellCount - 1];
        return line.CellCount < 2 ? [] : context.Text[last.Start..last.End]
            .Split([',', ' ', '/', ';'], StringSplitOptions.RemoveEmptyEntries).Where(IsKey);
    }

    /// <summary>A note's key. A remark that says only that the claim cannot be processed or appealed is no reason.</summary>
    private static bool IsKey(string word) =>
        word.Length <= MaxKey && CodeBook.Current.Rarc(word)?.Kind is not (CodeKind.Unprocessable or CodeKind.Informational) && word.All(char.IsAsciiLetterOrDigit) && (word.Any(char.IsAsciiDigit) || word.All(char.IsUpper));

    /// <summary>Where the note starts on a line that begins with a key and a gap, a dash, a colon, an equals sign or a bracket.</summary>
    private static int? NoteAfter(ReadingContext context, Line line, HashSet<string> keys)
    {
        string text = context.Text;
        int start = context.Layout.Cells[line.FirstCell].Start;
        while (start < line.End && text[start] is '(' or '[' or '*' or '-' or ' ')
        {
            start++;
        }

        int end = start;
        while (end < line.End && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        if (end - start is 0 or > MaxKey || end >= line.End || !keys.Contains(text[start..end]))
        {
            return null;
        }

        int note = end;
        while (note < line.End && !char.IsLetterOrDigit(text[note]))
        {
            note++;
        }

        return note < line.End && note - end >= 2 ? note : null;
    }
}
