namespace DenialOps.Mentions;

/// <summary>The columns of codes that a table's header announces, for as long as the table lasts.</summary>
internal sealed class TableColumns
{
    private const int MostColumns = 24;
    private const int MostTokensOfHeader = 80;
    private const int MostCharactersOfRow = 400;
    private const int Slack = 2;

    private readonly (Word Kind, int Cell, int Start, int End)[] columns = new (Word, int, int, int)[MostColumns];
    private int count;
    private bool hasRow;
    private bool hasBars;
    private int headerLine = -1;

    /// <summary>Whether a token stands in the header, where words name columns and announce nothing.</summary>
    public bool IsHeader(in Token token) => token.LineStart == headerLine;

    /// <summary>Looks at the line that starts at token <paramref name="first"/>: is it a header, a row, or the end of the table?</summary>
    public void OnLine(LetterScan scan, int first)
    {
        if (scan[first].Has(Gap.Blank) && hasRow)
        {
            count = 0;
        }

        int cells = 1, kinds = 0, last = first;
        var bars = scan[first].Has(Gap.Pipe);
        for (var k = first; k < scan.Count && k - first < MostTokensOfHeader && (k == first || !scan[k].Has(Gap.Line)); k++)
        {
            ref readonly var token = ref scan[k];
            if (token.HasDigits && scan[k - 1].Word != Word.Icd)
            {
                // No header holds a number: the line is a row, if anything.
                hasRow = true;
                return;
            }

            bars |= token.Has(Gap.Pipe);
            cells += k > first && token.Has(Gap.Wide | Gap.Pipe) ? 1 : 0;
            kinds += KindOf(token.Word) == Word.None ? 0 : 1;
            last = k;
        }

        if (cells >= 3 && kinds > 0)
        {
            ReadHeader(scan, first, last, bars);
        }
    }

    /// <summary>The kind of code that stands in the column of a token.</summary>
    public Word KindAt(LetterScan scan, int index)
    {
        if (count == 0)
        {
            return Word.None;
        }

        ref readonly var token = ref scan[index];
        var cell = hasBars ? CellOf(scan.Text, token) : 0;
        var (start, end) = (token.Column, token.Column + token.Length);
        for (var k = 0; k < count; k++)
        {
            ref readonly var column = ref columns[k];
            if (hasBars ? column.Cell == cell : start < column.End + Slack && end > column.Start - Slack)
            {
                return column.Kind;
            }
        }

        return Word.None;
    }

    private void ReadHeader(LetterScan scan, int first, int last, bool bars)
    {
        if (hasRow)
        {
            count = 0;
        }

        (hasRow, hasBars, headerLine) = (false, bars, scan[first].LineStart);
        var cellFirst = first;
        for (var k = first + 1; k <= last + 1 && count < MostColumns; k++)
        {
            if (k <= last && !scan[k].Has(Gap.Wide | Gap.Pipe))
            {
                continue;
            }

            var kind = KindOfCell(scan, cellFirst, k - 1);
            if (kind != Word.None)
            {
                columns[count++] = (kind, bars ? CellOf(scan.Text, scan[cellFirst]) : 0, scan[cellFirst].Column, scan[k - 1].Column + scan[k - 1].Length);
            }

            cellFirst = k;
        }
    }

    private static int CellOf(string text, in Token token)
    {
        var from = Math.Max(token.LineStart, token.Start - MostCharactersOfRow);
        return text.AsSpan(from, token.Start - from).Count('|');
    }

    private static Word KindOfCell(LetterScan scan, int first, int last)
    {
        var best = Word.None;
        for (var k = first; k <= last; k++)
        {
            var kind = KindOf(scan[k].Word);
            best = best is Word.None or Word.Code || (best == Word.Procedure && kind is not (Word.None or Word.Code)) ? kind == Word.None ? best : kind : best;
        }

        return best;
    }

    private static Word KindOf(Word word) => word switch
    {
        Word.Procedure or Word.Code or Word.Modifier or Word.Diagnosis or Word.Remark or Word.Revenue or Word.Npi => word,
        Word.Icd => Word.Diagnosis,
        Word.Carc or Word.Adjustment or Word.Reason => Word.Carc,
        _ => Word.None,
    };
}
