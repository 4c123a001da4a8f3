using System.Buffers;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Joins an address with the name that stands before it: "Acme Health, Appeals Unit, PO Box 1, Town, ST 00000".</summary>
internal static class AddressBlock
{
    /// <summary>The address with its name: words back to the verb or label on the same line, or the lines above in the same column.</summary>
    public static TextSpan WithName(ReadingContext context, Mention address)
    {
        var layout = context.Layout;
        int line = layout.LineAt(address.Start);
        int cellStart = layout.CellAt(address.Start)?.Start ?? address.Start;
        int start = NameStart(context, cellStart, address.Start);
        if (start > cellStart || IsSentence(context, cellStart, address.Start))
        {
            return new TextSpan(start == address.Start ? Above(context, line, cellStart, address.Start, start) : start, address.End);
        }

        return new TextSpan(Above(context, line, cellStart, address.Start, start), address.End);
    }

    /// <summary>The block's text on one line: lines joined by commas.</summary>
    public static string Join(ReadingContext context, TextSpan span)
    {
        var builder = new System.Text.StringBuilder();
        var first = context.Layout.Lines[context.Layout.LineAt(span.Start)];
        bool prose = IsInProse(context, first, span.Start), comma = true;
        int column = span.Start - first.Start;
        for (int line = context.Layout.LineAt(span.Start); line < context.Layout.Lines.Count && context.Layout.Lines[line].Start < span.End; line++)
        {
            var l = context.Layout.Lines[line];
            for (int c = l.FirstCell; c < l.FirstCell + l.CellCount; c++)
            {
                var cell = context.Layout.Cells[c];
                int from = Math.Max(cell.Start, span.Start), to = Math.Min(cell.End, span.End);
                bool sameColumn = l.CellCount == 1 || Math.Abs(cell.Column - column) <= 6 || cell.Span.Contains(span.Start) || cell.Span.Contains(span.End - 1);
                if (from < to && sameColumn)
                {
                    var part = context.Text.AsSpan(from, to - from).TrimStart('>').Trim();
                    builder.Append(builder.Length == 0 ? string.Empty : comma && !IsZip(part) ? ", " : " ").Append(part.Trim(' ').Trim(','));
                    comma = part.EndsWith(',') || !prose;
                }
            }
        }

        return builder.ToString();
    }

    private static readonly SearchValues<char> OfZips = SearchValues.Create("0123456789-");

    private static bool IsZip(ReadOnlySpan<char> part) => part.Length is 5 or 10 && !part.ContainsAnyExcept(OfZips);

    /// <summary>How long a line is at least that ends because it was full, in characters.</summary>
    private const int WrappedLine = 70;

    /// <summary>Whether a name stands in running text, where a line's end is no joint: "… Mail: Acme Health" before "Trust Appeals, PO Box 1".</summary>
    private static bool IsInProse(ReadingContext context, Layout.Line line, int start) =>
        line.CellCount == 1 && line.End - line.Start >= WrappedLine && IsSentence(context, context.Layout.Cells[line.FirstCell].Start, start);

    private static bool IsSentence(ReadingContext context, int cellStart, int end)
    {
        foreach (var range in context.Text.AsSpan(cellStart, end - cellStart).Split(' '))
        {
            var word = context.Text.AsSpan(cellStart, end - cellStart)[range];
            if (word.Length > 3 && char.IsLower(word[0]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Back from the address over capitalised words; stops at a word in small letters, a colon (but not "Attn:") or a full stop.</summary>
    private static int NameStart(ReadingContext context, int cellStart, int address)
    {
        var words = context.Layout.Words;
        string text = context.Text;
        int sentence = context.Layout.SentenceAt(address) is var s && s >= 0 ? context.Layout.Sentences[s].Start : cellStart;
        int lower = Math.Max(Math.Min(cellStart, sentence), address - 160);
        int w = words.IndexAt(address) - 1;
        int start = address;
        for (int taken = 0; w >= 0 && words.Start(w) >= lower && taken < 18; w--, taken++)
        {
            int end = words.End(w);
            if (end > start)
            {
                break;
            }

            var between = text.AsSpan(end, start - end);
            bool attention = words[w] is "Attn" or "ATTN" or "Attention" or "ATTENTION" or "attn";
            if ((between.ContainsAny(":;()") && !attention) || (between.Contains('.') && !IsAbbreviation(words[w]))
                || between.Contains("\n\n", StringComparison.Ordinal) || between.Contains("   ", StringComparison.Ordinal))
            {
                break;
            }

            bool joins = words[w] is "of" or "and" or "the" or "for" or "c" or "o" or "level";
            bool verb = words[w] is "To" or "TO" or "Mail" or "Write" or "Send" or "Fax" or "Appeal" or "Address" && between.Length > 0 && text[end] is ' '
                && words[w] is not "Appeal";
            if ((!char.IsUpper(words[w][0]) && !char.IsDigit(words[w][0]) && !joins) || verb)
            {
                break;
            }

            start = words.Start(w);
        }

        while (start < address && words.IndexAt(start) is var first && first + 1 < words.Count && words[first] is "of" or "and" or "the" or "for" or "level")
        {
            start = words.Start(words.IndexAt(start) + 1);
        }

        return start;
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        word is "Inc" or "Co" or "Dept" or "Ltd" or "St" or "Corp" or "CO" or "INC" or "O" or "P" or "Div" || word.Length == 1;

    /// <summary>Up to five lines above in the same column that are short and capitalised: the name block of the address.</summary>
    private static int Above(ReadingContext context, int line, int cellStart, int address, int fallback)
    {
        int column = cellStart - context.Layout.Lines[line].Start;
        int start = fallback;
        for (int above = line - 1; above >= 0 && above >= line - 5; above--)
        {
            var l = context.Layout.Lines[above];
            if (l.IsBlank)
            {
                break;
            }

            var found = false;
            foreach (ref readonly var cell in context.Layout.CellsNear(above, column, 1))
            {
                if (context.FirstIn(cell.Start, cell.End, MentionKind.Phone, MentionKind.Duration) is null
                    && cell.End - cell.Start <= 56 && IsNameLine(context.Text.AsSpan(cell.Start, cell.End - cell.Start)))
                {
                    start = cell.Start;
                    found = true;
                }
            }

            if (!found)
            {
                break;
            }
        }

        return Math.Min(start, address);
    }

    private static bool IsNameLine(ReadOnlySpan<char> text)
    {
        if (text[^1] is ':' or '.' && !text.EndsWith("Inc.", StringComparison.OrdinalIgnoreCase) && !text.EndsWith("Co.", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.Length > 0 && char.IsLower(word[0]) && word is not ("of" or "and" or "the" or "for" or "c/o"))
            {
                return false;
            }
        }

        return !text.EndsWith(" TO", StringComparison.Ordinal) && !text.StartsWith("Fax", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("Phone", StringComparison.OrdinalIgnoreCase)
            && !text.StartsWith("How ", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("HOW ", StringComparison.Ordinal);
    }
}
