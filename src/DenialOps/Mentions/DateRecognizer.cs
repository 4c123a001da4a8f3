using System.Globalization;

namespace DenialOps.Mentions;

/// <summary>Recognises calendar days in the forms met in US letters; an impossible day is none.</summary>
internal static class DateRecognizer
{
    private const double OcrConfidence = 0.7;

    /// <summary>Tries a date at a token with digits: numeric or day first. Returns the index after it, or the same index.</summary>
    public static int TryNumeric(LetterScan scan, int i)
    {
        if (scan[i].Length > 4)
        {
            return i;
        }

        ref readonly var second = ref scan[i + 1];
        return Lexicon.IsMonth(second.Word) ? TryDayFirst(scan, i)
            : second.Word == Word.De ? TrySpanish(scan, i)
            : TryThreeNumbers(scan, i, second.GapChar);
    }

    /// <summary>Tries a date, or a range of dates, at a month's name.</summary>
    public static int TryMonthFirst(LetterScan scan, int i)
    {
        if (!TryDay(scan, i + 1, out var day, out var repaired) || !IsDateGap(scan[i + 1]))
        {
            return i;
        }

        var month = (int)scan[i].Word;
        if (IsDateGap(scan[i + 2]) && TryYear(scan, i + 2, out var year, out var yearRepaired))
        {
            return Emit(scan, i, i + 2, year, month, day, repaired || yearRepaired);
        }

        return TryRange(scan, i, month, day, repaired);
    }

    private static int TryRange(LetterScan scan, int i, int month, int day, bool repaired)
    {
        var next = i + 2;
        var dashed = IsDash(scan.Text, scan[i + 1].End, scan[next].Start);
        if (!dashed && scan[next].Word == Word.Through)
        {
            next++;
            dashed = true;
        }

        if (!dashed)
        {
            return i;
        }

        var named = Lexicon.IsMonth(scan[next].Word);
        var lastMonth = named ? (int)scan[next].Word : month;
        var dayAt = named ? next + 1 : next;
        if (!TryDay(scan, dayAt, out var lastDay, out var lastRepaired) || !IsDateGap(scan[dayAt + 1])
            || !TryYear(scan, dayAt + 1, out var year, out var yearRepaired))
        {
            return i;
        }

        var firstYear = month > lastMonth ? year - 1 : year;
        if (Emit(scan, i, i + 1, firstYear, month, day, repaired) == i)
        {
            return i;
        }

        var after = Emit(scan, next, dayAt + 1, year, lastMonth, lastDay, lastRepaired || yearRepaired);
        return after == next ? i + 2 : after;
    }

    private static int TryDayFirst(LetterScan scan, int i)
    {
        ref readonly var month = ref scan[i + 1];
        ref readonly var yearToken = ref scan[i + 2];
        return TryDay(scan, i, out var day, out var repaired)
            && (IsDateGap(month) || month.GapChar is '-' or '/') && (IsDateGap(yearToken) || yearToken.GapChar is '-' or '/')
            && TryYear(scan, i + 2, out var year, out var yearRepaired, allowShort: yearToken.GapChar == '-')
            ? Emit(scan, i, i + 2, year, (int)month.Word, day, repaired || yearRepaired)
            : i;
    }

    /// <summary>"4 de diciembre de 2026"</summary>
    private static int TrySpanish(LetterScan scan, int i)
    {
        if (!Lexicon.IsMonth(scan[i + 2].Word) || !IsDateGap(scan[i + 1]) || !IsDateGap(scan[i + 2]) || !TryDay(scan, i, out var day, out var repaired))
        {
            return i;
        }

        var yearAt = scan[i + 3].Word == Word.De && IsDateGap(scan[i + 3]) ? i + 4 : i + 3;
        return IsDateGap(scan[yearAt]) && TryYear(scan, yearAt, out var year, out var yearRepaired)
            ? Emit(scan, i, yearAt, year, (int)scan[i + 2].Word, day, repaired || yearRepaired)
            : i;
    }

    private static int TryThreeNumbers(LetterScan scan, int i, char separator)
    {
        if (separator is not ('/' or '-' or '.') || scan[i + 2].GapChar != separator || IsJoinedOutside(scan, i, i + 2)
            || !OcrDigits.TryRead(scan.Span(i), out var a, out var repairedA)
            || !OcrDigits.TryRead(scan.Span(i + 1), out var b, out var repairedB)
            || !OcrDigits.TryRead(scan.Span(i + 2), out var c, out var repairedC))
        {
            return i;
        }

        var repaired = repairedA || repairedB || repairedC;
        int lengthA = scan[i].Length, lengthB = scan[i + 1].Length, lengthC = scan[i + 2].Length;
        if (lengthA == 4 && lengthB is 1 or 2 && lengthC is 1 or 2 && (separator != '.' || (lengthB == 2 && lengthC == 2)))
        {
            return Emit(scan, i, i + 2, a, b, c, repaired);
        }

        if (lengthA > 2 || lengthB > 2 || !(lengthC == 4 || (lengthC == 2 && separator != '.')))
        {
            return i;
        }

        return Emit(scan, i, i + 2, lengthC == 4 ? c : FullYear(c), a, b, repaired);
    }

    private static bool IsJoinedOutside(LetterScan scan, int first, int last)
    {
        ref readonly var before = ref scan[first];
        ref readonly var after = ref scan[last + 1];
        return (first > 0 && before.GapChar is '-' or '.' or '/' or '_' && !Lexicon.IsMonth(scan[first - 1].Word) && before.GapChar != '-')
            || (before.GapChar == '-' && first > 0 && !EndsDate(scan, first))
            || (after.GapChar is '/' or '_' or '.' && after.HasDigits)
            || (after.GapChar == '-' && !StartsDate(scan, last + 1));
    }

    // A hyphen joins two whole dates ("12/01/2025-12/31/2025"); anything else with hyphens is part of a longer number.
    private static bool EndsDate(LetterScan scan, int first) => scan.Mentions is [.., { Kind: MentionKind.Date } date] && date.End == scan[first].Start - 1;

    private static bool StartsDate(LetterScan scan, int index) => scan[index].Length is 1 or 2 or 4 && scan[index + 1].GapChar == '/'
        && scan[index + 2].GapChar == '/';

    private static bool TryDay(LetterScan scan, int index, out int day, out bool repaired)
    {
        var span = scan.Span(index);
        if (span.Length is 3 or 4 && span[^2..] is var suffix
            && (suffix.Equals("st", StringComparison.OrdinalIgnoreCase) || suffix.Equals("nd", StringComparison.OrdinalIgnoreCase)
                || suffix.Equals("rd", StringComparison.OrdinalIgnoreCase) || suffix.Equals("th", StringComparison.OrdinalIgnoreCase)))
        {
            span = span[..^2];
        }

        day = 0;
        repaired = false;
        return span.Length is 1 or 2 && HasDigit(span) && OcrDigits.TryRead(span, out day, out repaired);
    }

    private static bool TryYear(LetterScan scan, int index, out int year, out bool repaired, bool allowShort = false)
    {
        var span = scan.Span(index);
        year = 0;
        repaired = false;
        if (!HasDigit(span) || !(span.Length == 4 || (allowShort && span.Length == 2)) || !OcrDigits.TryRead(span, out year, out repaired))
        {
            return false;
        }

        year = span.Length == 2 ? FullYear(year) : year;
        return year is >= 1900 and <= 2099;
    }

    private static bool HasDigit(ReadOnlySpan<char> span) => span.IndexOfAnyInRange('0', '9') >= 0;

    private static int FullYear(int twoDigits) => twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;

    // Between the parts of a written date: a space, a line break, ". " or ", ".
    private static bool IsDateGap(in Token token) => token.Has(Gap.Space | Gap.Line)
        && !token.Has(Gap.Blank | Gap.Open | Gap.Close | Gap.Pipe | Gap.Colon | Gap.Dollar | Gap.Fill | Gap.Hash | Gap.Dots)
        && (token.Has(Gap.Line) || !token.Has(Gap.Wide3));

    private static bool IsDash(string text, int start, int end) => end - start <= 4
        && text.AsSpan(start, end - start).Trim() is "-" or "\u2013" or "\u2014";

    private static int Emit(LetterScan scan, int first, int last, int year, int month, int day, bool repaired)
    {
        if (year is < 1900 or > 2099 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return first;
        }

        var date = new DateOnly(year, month, day);
        var value = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        scan.Add(new Mention(MentionKind.Date, scan[first].Start, scan[last].End, value)
        {
            Date = date,
            Confidence = repaired ? OcrConfidence : 1,
        });
        return last + 1;
    }
}
