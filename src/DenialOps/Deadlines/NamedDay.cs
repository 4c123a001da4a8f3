using System.Globalization;
using DenialOps.Facts;

namespace DenialOps.Deadlines;

/// <summary>A day that is kept as a named fact, as <c>2026-11-20</c>.</summary>
internal static class NamedDay
{
    /// <summary>The day; null where there is none, or no day that the calendar knows.</summary>
    public static DateOnly? Of(CaseFacts facts, string name) =>
        facts.Other.TryGetValue(name, out var fact)
        && DateOnly.TryParseExact(fact.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as it is written in a sum.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
