using System.Globalization;

namespace DenialOps.Mentions;

/// <summary>A number as printed: its value, its last token and how it is written.</summary>
internal readonly record struct PrintedNumber(decimal Value, int Last, bool HasThousands, int Decimals, bool Repaired);

/// <summary>Reads numbers with thousands separators and decimals.</summary>
internal static class DecimalReader
{
    private const int MostGroups = 6;

    /// <summary>Reads the number whose first token is <paramref name="first"/>; letters confused with digits are read only if allowed.</summary>
    public static bool TryRead(LetterScan scan, int first, bool allowOcr, out PrintedNumber number)
    {
        number = default;
        if (!TryDigits(scan, first, allowOcr, out var whole, out var repaired))
        {
            return false;
        }

        decimal value = whole;
        var last = first;
        var groups = 0;
        while (groups < MostGroups && scan[first].Length <= 3 && scan[last + 1].GapChar == ',' && scan[last + 1].Length == 3
            && TryDigits(scan, last + 1, allowOcr, out var group, out var groupRepaired))
        {
            value = (value * 1000) + group;
            repaired |= groupRepaired;
            last++;
            groups++;
        }

        var decimals = 0;
        if (scan[last + 1].GapChar == '.' && scan[last + 1].Length <= 9 && TryDigits(scan, last + 1, allowOcr, out var fraction, out var fractionRepaired))
        {
            decimals = scan[last + 1].Length;
            value += fraction / (decimal)Math.Pow(10, decimals);
            repaired |= fractionRepaired;
            last++;
        }

        number = new PrintedNumber(value, last, groups > 0, decimals, repaired);
        return true;
    }

    /// <summary>The normal form of a plain number: no separators, no trailing zeros.</summary>
    public static string Plain(decimal value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static bool TryDigits(LetterScan scan, int index, bool allowOcr, out int value, out bool repaired)
    {
        value = 0;
        repaired = false;
        return index < scan.Count && (allowOcr || scan[index].Shape == TokenShape.Digits)
            && OcrDigits.TryRead(scan.Span(index), out value, out repaired);
    }
}
