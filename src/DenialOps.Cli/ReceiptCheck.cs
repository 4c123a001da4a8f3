using System.Globalization;
using DenialOps.Facts;

namespace DenialOps.Cli;

/// <summary>Refuses a day of receipt that cannot be: days are counted from it.</summary>
internal static class ReceiptCheck
{
    /// <summary>What is wrong with an answer, in plain words; null where nothing is.</summary>
    /// <param name="answer">What the person wrote.</param>
    /// <param name="known">What was answered before.</param>
    /// <param name="letter">The day of the letter, as it was read; null where it was not.</param>
    /// <param name="today">Today.</param>
    public static string? Problem(UserContext answer, UserContext? known, DateOnly? letter, DateOnly today)
    {
        if (answer.ReceivedNoticeDate is not { } received)
        {
            return null;
        }

        letter = known is not null && known.Given.TryGetValue("denial.date_of_letter", out var given)
            && DateOnly.TryParseExact(given.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var told) ? told : letter;
        return received > today ? "That day is still to come. Write the day on which the letter came."
            : received < letter ? $"That is before the day of the letter, {letter.Value.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}. Write the day on which the letter came."
            : null;
    }
}
