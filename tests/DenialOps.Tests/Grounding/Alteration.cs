using System.Globalization;
using DenialOps.Mentions;

namespace DenialOps.Tests.Grounding;

/// <summary>One value of a document made wrong.</summary>
/// <param name="Original">The value that was altered.</param>
/// <param name="Start">Where it stands.</param>
/// <param name="NewText">What stands there now.</param>
/// <param name="Text">The whole altered document.</param>
/// <param name="Operation">What was done.</param>
internal sealed record Alteration(Mention Original, int Start, string NewText, string Text, string Operation)
{
    private static readonly string[] DateForms = ["MMMM d, yyyy", "MM/dd/yyyy", "MM/dd/yy", "yyyy-MM-dd", "d MMMM yyyy", "MMM. d, yyyy", "M/d/yyyy"];
    private static readonly string[] Units = ["days", "hours", "months", "weeks", "business days", "years"];

    /// <summary>Where the altered value ends.</summary>
    public int End => Start + NewText.Length;

    /// <summary>Alters one value in one of the ways that fit its kind; null when it has nothing to alter.</summary>
    public static Alteration? Of(string document, Mention mention, IReadOnlyList<Mention> letter, Random random)
    {
        var text = document[mention.Start..mention.End];
        var (altered, operation) = mention.Kind switch
        {
            MentionKind.Date when random.Next(4) == 0 => (PrintedDay(RandomDay(random), random), "another day"),
            MentionKind.Date when random.Next(3) == 0 => (OtherDay(mention, letter, random), "another day of the letter"),
            MentionKind.Amount when random.Next(4) == 0 => (random.Next(10, 99_999_999).ToString("$#,##0", CultureInfo.InvariantCulture), "another amount"),
            MentionKind.Duration when random.Next(3) == 0 => (WithUnit(text, random), "another unit"),
            MentionKind.Identifier when random.Next(4) == 0 => (DropDigit(text, random), "a digit dropped"),
            MentionKind.Identifier when random.Next(4) == 0 => (DoubleDigit(text, random), "a digit doubled"),
            MentionKind.Cpt or MentionKind.Hcpcs or MentionKind.Icd10 or MentionKind.Carc or MentionKind.Rarc or MentionKind.Modifier or MentionKind.Identifier
                when random.Next(3) == 0 => (ChangeCharacter(text, random), "a character changed"),
            _ => (ChangeDigit(text, random), "a digit changed"),
        };

        return altered is null || altered == text
            ? null
            : new Alteration(mention, mention.Start, altered, string.Concat(document.AsSpan(0, mention.Start), altered, document.AsSpan(mention.End)), operation);
    }

    private static DateOnly RandomDay(Random random) => new DateOnly(1950, 1, 1).AddDays(random.Next(30_000));

    private static string PrintedDay(DateOnly day, Random random) => day.ToString(DateForms[random.Next(DateForms.Length)], CultureInfo.InvariantCulture);

    private static string? OtherDay(Mention mention, IReadOnlyList<Mention> letter, Random random)
    {
        var days = letter.Where(m => m.Date is not null && m.Date != mention.Date).ToArray();
        return days.Length == 0 ? null : PrintedDay(days[random.Next(days.Length)].Date!.Value, random);
    }

    private static string? WithUnit(string text, Random random)
    {
        var digits = text.Split(' ')[0];
        return digits.Any(char.IsAsciiDigit) ? $"{digits} {Units[random.Next(Units.Length)]}" : ChangeDigit(text, random);
    }

    private static string? DropDigit(string text, Random random) => AtDigit(text, random, char.IsAsciiDigit, (t, i) => t.Remove(i, 1));

    private static string? DoubleDigit(string text, Random random) => AtDigit(text, random, char.IsAsciiDigit, (t, i) => t.Insert(i, t[i].ToString()));

    private static string? ChangeDigit(string text, Random random) => AtDigit(text, random, char.IsAsciiDigit, (t, i) => Replace(t, i, '0', 10, random));

    private static string? ChangeCharacter(string text, Random random) => AtDigit(text, random, c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c),
        (t, i) => char.IsAsciiDigit(t[i]) ? Replace(t, i, '0', 10, random) : Replace(t, i, 'A', 26, random));

    private static string? AtDigit(string text, Random random, Func<char, bool> fits, Func<string, int, string> change)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => fits(text[i])).ToArray();
        return places.Length == 0 ? null : change(text, places[random.Next(places.Length)]);
    }

    private static string Replace(string text, int index, char first, int count, Random random)
    {
        var other = (char)(first + ((text[index] - first + random.Next(1, count)) % count));
        return string.Concat(text.AsSpan(0, index), other.ToString(), text.AsSpan(index + 1));
    }
}
