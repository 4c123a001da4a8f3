namespace DenialOps.Intake;

/// <summary>
/// Reads a cell that may be a page number, its words in any case, from its start to its end. By hand: many cells of a letter begin and end
/// with a digit, and an expression would be tried on each.
/// </summary>
internal ref struct MarkerText(ReadOnlySpan<char> text)
{
    private const int MostDigits = 3;

    private ReadOnlySpan<char> _rest = text;

    /// <summary>Whether the cell says that it is a page number: "Page 2", "continued on page 3 of 4", "página 2 de 3", "p. 2/3".</summary>
    public static bool IsStrong(ReadOnlySpan<char> cell, out int number, out int? total)
    {
        total = null;
        var text = new MarkerText(cell);
        if (text.Take("p."))
        {
            return text.TakeNumber(out number) && text.TakeOf(spanish: false) && text.TakeTotal(out total);
        }

        _ = text.Take("continued ") && text.Take("on ");
        bool named = text.Take("page") || text.Take("pg.") || text.Take("pg") || text.Take("página") || text.Take("pagina");
        number = 0;
        return named && text.TakeNumber(out number) && (text._rest.IsEmpty || (text.TakeOf(spanish: true) && text.TakeTotal(out total)));
    }

    /// <summary>Whether the cell may be a page number: "p. 2", "-2-", "2 of 4".</summary>
    public static bool IsWeak(ReadOnlySpan<char> cell, out int number, out int? total)
    {
        total = null;
        var text = new MarkerText(cell);
        if (text.Take("p."))
        {
            return text.TakeNumber(out number) && text._rest.IsEmpty;
        }

        if (text.Take("-"))
        {
            return text.TakeNumber(out number) && (text.Take("-") || text.Take(" -")) && text._rest.IsEmpty;
        }

        return text.TakeNumber(out number) && text.TakeOf(spanish: false) && text.TakeTotal(out total);
    }

    private bool Take(string word)
    {
        bool starts = _rest.StartsWith(word, StringComparison.OrdinalIgnoreCase);
        _rest = starts ? _rest[word.Length..] : _rest;
        return starts;
    }

    /// <summary>Takes a number of up to three digits, with a space before it perhaps.</summary>
    private bool TakeNumber(out int number)
    {
        _ = Take(" ");
        int digits = 0;
        number = 0;
        while (digits < MostDigits && digits < _rest.Length && char.IsAsciiDigit(_rest[digits]))
        {
            number = (10 * number) + _rest[digits] - '0';
            digits++;
        }

        _rest = _rest[digits..];
        return digits > 0;
    }

    private bool TakeOf(bool spanish)
    {
        _ = Take(" ");
        return Take("of") || Take("/") || (spanish && Take("de"));
    }

    /// <summary>Takes the number of all pages, behind which nothing may stand.</summary>
    private bool TakeTotal(out int? total)
    {
        bool taken = TakeNumber(out int number) && _rest.IsEmpty;
        total = taken ? number : null;
        return taken;
    }
}
