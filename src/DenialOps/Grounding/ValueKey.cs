using System.Globalization;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>
/// The key under which a value is looked up: a family's letter and the normal form. Codes, identifiers and plain numbers are one
/// family, compared by their letters and digits alone, because the same token may be recognised as one or the other in two texts.
/// Days, sums, lengths of time, percentages and contacts match only their own kind.
/// </summary>
internal static class ValueKey
{
    public const int Longest = 320;

    public const char Token = 'k';

    /// <summary>Tokens of letters and digits that no recogniser took for a code: the "F8" of "REF*F8".</summary>
    public const char MixedToken = 'x';

    /// <summary>A reason code without its group code.</summary>
    public const char Reason = 'r';
    public const char Day = 'd';
    public const char MonthAndDay = 'm';
    public const char MonthAndYear = 'M';
    public const char Year = 'y';
    public const char Sum = 'a';
    public const char Span = 't';
    public const char Percent = '%';
    public const char Phone = 'p';
    public const char Web = 'u';
    public const char Mail = 'e';
    public const char Citation = 'c';
    public const char Address = 'A';

    private const int PhoneLength = 14;

    /// <summary>The family of a kind.</summary>
    public static char FamilyOf(MentionKind kind) => kind switch
    {
        MentionKind.Date => Day,
        MentionKind.Amount => Sum,
        MentionKind.Duration => Span,
        MentionKind.Percentage => Percent,
        MentionKind.Phone => Phone,
        MentionKind.Url => Web,
        MentionKind.Email => Mail,
        MentionKind.Citation => Citation,
        MentionKind.Address => Address,
        _ => Token,
    };

    /// <summary>Writes the key of a mention; a telephone number's is without its extension.</summary>
    public static int Write(Mention mention, Span<char> key)
    {
        var family = FamilyOf(mention.Kind);
        return family switch
        {
            Phone when mention.Value.Length > PhoneLength => Write(Phone, mention.Value.AsSpan(0, PhoneLength), key),
            Token when mention.Kind != MentionKind.Number => WriteCompact(Token, mention.Value, key),
            Web when mention.Value.StartsWith("www.", StringComparison.Ordinal) => Write(Web, mention.Value.AsSpan(4), key),
            _ => Write(family, mention.Value, key),
        };
    }

    /// <summary>Writes a key from a value in normal form.</summary>
    public static int Write(char family, ReadOnlySpan<char> value, Span<char> key)
    {
        key[0] = family;
        var length = Math.Min(value.Length, key.Length - 1);
        value[..length].CopyTo(key[1..]);
        return length + 1;
    }

    /// <summary>Writes a key from the letters and digits of a text, in capitals.</summary>
    public static int WriteCompact(char family, ReadOnlySpan<char> text, Span<char> key)
    {
        key[0] = family;
        var length = 1;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && length < key.Length)
            {
                key[length++] = char.ToUpperInvariant(c);
            }
        }

        return length;
    }

    /// <summary>Writes the key of a token or chunk around a plain number.</summary>
    public static int WriteAround(ReadOnlySpan<char> text, Span<char> key) =>
        WriteCompact(text.ContainsAnyInRange('A', 'Z') || text.ContainsAnyInRange('a', 'z') ? MixedToken : Token, text, key);

    /// <summary>The extension in a telephone number's normal form, or nothing.</summary>
    public static ReadOnlySpan<char> ExtensionOf(Mention phone) => phone.Value.Length > PhoneLength ? phone.Value.AsSpan(PhoneLength) : default;

    public static string OfDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Day}{day:yyyy-MM-dd}");

    public static string OfSum(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{Sum}{Math.Abs(amount):0.00}");

    /// <summary>The key of a whole number of a family.</summary>
    public static string OfNumber(char family, decimal number) => string.Create(CultureInfo.InvariantCulture, $"{family}{number:0.####}");

    public static string OfToken(ReadOnlySpan<char> text)
    {
        Span<char> key = stackalloc char[Longest];
        return new string(key[..WriteCompact(Token, text, key)]);
    }

    /// <summary>Whether a number in digits is printed like a sum of money in a table: with two decimals.</summary>
    public static bool IsPrintedLikeSum(ReadOnlySpan<char> text) => text.Length > 3 && text[^3] == '.';
}
