using System.Buffers;
using System.Buffers.Text;

namespace DenialOps.Remittances;

/// <summary>Reads the values of elements. None of them throws; what is no such value is null.</summary>
internal static class X12Values
{
    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789.-+"u8);

    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>An amount or a quantity (type R): digits, at most one point, a minus before them perhaps.</summary>
    public static decimal? Number(ReadOnlySpan<byte> element)
    {
        element = element.Trim((byte)' ');
        return !element.ContainsAnyExcept(OfNumbers) && Utf8Parser.TryParse(element, out decimal value, out var read) && read == element.Length && Math.Abs(value) < Largest ? value : null;
    }

    /// <summary>A day (type DT): eight digits, year first.</summary>
    public static DateOnly? Day(ReadOnlySpan<byte> element)
    {
        element = element.Trim((byte)' ');
        return element.Length == 8 && Digits(element[..4]) is { } year && Digits(element[4..6]) is { } month && Digits(element[6..]) is { } day
            && year is >= 1900 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
    }

    private static int? Digits(ReadOnlySpan<byte> text) =>
        !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(text, out int value, out _) ? value : null;
}
