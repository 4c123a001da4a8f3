using System.Globalization;

namespace DenialOps.Planning;

/// <summary>How values are printed for people: <c>March 5, 2024</c>, <c>$4,200.00</c>.</summary>
internal static class PrintedForm
{
    private static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary>A day in words.</summary>
    public static string Of(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>Money in US dollars.</summary>
    public static string Of(decimal amount) => amount.ToString("$#,##0.00;-$#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A page in words, because a page number in a document would be a number that the letter does not hold.</summary>
    public static string Page(int number) => number >= 1 && number <= Ordinals.Length ? Ordinals[number - 1] + " page" : "a later page";
}
