using System.Globalization;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>How values are printed for people: <c>March 5, 2024</c>, <c>$4,200.00</c>.</summary>
internal static class PrintedForm
{
    private static readonly string[] SpanishMonths =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    /// <summary>A day in words.</summary>
    public static string Of(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day in words: <c>July 14, 2024</c>, <c>14 de julio de 2024</c>. In figures a reader may take the month for the day.</summary>
    public static string Of(DateOnly day, DocumentLanguage language) =>
        language == DocumentLanguage.Spanish ? string.Create(CultureInfo.InvariantCulture, $"{day.Day} de {SpanishMonths[day.Month - 1]} de {day.Year}") : Of(day);

    /// <summary>A length of time such as <c>180 days</c> in a language.</summary>
    public static string Time(string time, DocumentLanguage language)
    {
        if (language == DocumentLanguage.English)
        {
            return time;
        }

        var (count, unit) = time.Split(' ', 2) is [var number, var word] ? (number, word) : (time, string.Empty);
        var printed = unit switch
        {
            "day" => "día",
            "days" => "días",
            "month" => "mes",
            "months" => "meses",
            "hour" => "hora",
            "hours" => "horas",
            "week" => "semana",
            "weeks" => "semanas",
            "year" => "año",
            "years" => "años",
            "business day" => "día hábil",
            "business days" => "días hábiles",
            _ => unit,
        };
        return $"{count} {printed}";
    }

    /// <summary>Money in US dollars.</summary>
    public static string Of(decimal amount) => amount.ToString("$#,##0.00;-$#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A page in words, because a page number in a document would be a number that the letter does not hold.</summary>
    public static string Page(int number, Wording words) => number >= 1 && number <= words.Ordinals.Count
        ? Wording.Fill(words.Page, ("ordinal", words.Ordinals[number - 1]))
        : words.LaterPage;
}
