using System.Collections.Frozen;

namespace DenialOps.Grounding;

/// <summary>
/// The labels by which a draft names a field, as the product's documents and people write them, and the search for one before a value:
/// "Member ID: X", "**Last day to appeal: X**", "the claim number is X", "your letter of X".
/// </summary>
internal static class FieldLabels
{
    private const int MostLetters = 48;
    private const int MostWords = 10;
    private const int LongestPrefix = 6;

    // A label of one word, and one that means several things, needs a colon or "is" behind it; the others may stand beside their value.
    private static readonly FrozenDictionary<string, (FieldRole Role, bool NeedsColon)> Labels = new (string Label, FieldRole Role)[]
    {
        ("member id", FieldRole.MemberId), ("member id number", FieldRole.MemberId), ("member number", FieldRole.MemberId), ("subscriber id",
            FieldRole.MemberId),
        ("participant id", FieldRole.MemberId), ("enrollee id", FieldRole.MemberId), ("medicaid id", FieldRole.MemberId),
        ("group", FieldRole.GroupNumber), ("group number", FieldRole.GroupNumber), ("group id", FieldRole.GroupNumber), ("group no", FieldRole.GroupNumber),
        ("claim", FieldRole.ClaimNumber), ("claim number", FieldRole.ClaimNumber), ("claim no", FieldRole.ClaimNumber), ("claim id", FieldRole.ClaimNumber),
        ("reference", FieldRole.ReferenceNumber), ("reference number", FieldRole.ReferenceNumber), ("reference no", FieldRole.ReferenceNumber),
        ("case number", FieldRole.ReferenceNumber), ("authorization", FieldRole.AuthorizationNumber), ("authorization number", FieldRole.AuthorizationNumber),
        ("date of service", FieldRole.ServiceDate), ("dates of service", FieldRole.ServiceDate), ("service date", FieldRole.ServiceDate),
        ("planned date", FieldRole.ServiceDate), ("start of the change", FieldRole.ServiceDate),
        ("date of letter", FieldRole.LetterDate), ("date of the letter", FieldRole.LetterDate), ("letter date", FieldRole.LetterDate),
        ("date of notice", FieldRole.LetterDate), ("notice date", FieldRole.LetterDate), ("letter of", FieldRole.LetterDate), ("letter dated",
            FieldRole.LetterDate),
        ("notice dated", FieldRole.LetterDate), ("decision of", FieldRole.LetterDate),
        ("date of birth", FieldRole.BirthDate), ("birth date", FieldRole.BirthDate), ("dob", FieldRole.BirthDate),
        ("last day to appeal", FieldRole.Deadline), ("last day to appeal as far as we know", FieldRole.Deadline), ("appeal by", FieldRole.Deadline),
        ("last day to appeal that we know of", FieldRole.Deadline), ("the last day we know of", FieldRole.Deadline), ("deadline", FieldRole.Deadline),
        ("appeal deadline", FieldRole.Deadline), ("arrives by", FieldRole.Deadline), ("internal appeal", FieldRole.Deadline),
        ("day printed in the letter", FieldRole.Deadline), ("day counted from the time limit", FieldRole.Deadline),
        ("billed", FieldRole.Billed), ("amount billed", FieldRole.Billed), ("billed amount", FieldRole.Billed), ("total billed", FieldRole.Billed),
        ("allowed", FieldRole.Allowed), ("allowed amount", FieldRole.Allowed), ("amount allowed", FieldRole.Allowed),
        ("paid", FieldRole.Paid), ("amount paid", FieldRole.Paid), ("plan paid", FieldRole.Paid),
        ("you owe", FieldRole.Owed), ("amount you owe", FieldRole.Owed), ("patient responsibility", FieldRole.Owed), ("your responsibility", FieldRole.Owed),
        ("fax", FieldRole.Fax), ("by fax", FieldRole.Fax), ("appeal fax", FieldRole.Fax), ("appeals fax", FieldRole.Fax), ("fax number", FieldRole.Fax),
        ("call", FieldRole.Phone), ("appeal phone", FieldRole.Phone), ("appeals phone", FieldRole.Phone), ("phone number for appeals", FieldRole.Phone),
        ("member", FieldRole.Person), ("member name", FieldRole.Person), ("patient", FieldRole.Person), ("patient name", FieldRole.Person),
        ("provider", FieldRole.Provider), ("provider name", FieldRole.Provider), ("treating provider", FieldRole.Provider),
        ("ordering provider", FieldRole.Provider), ("facility", FieldRole.Place), ("facility name", FieldRole.Place), ("drug", FieldRole.Drug),
    }.ToFrozenDictionary(l => l.Label, l => (l.Role,
        !l.Label.Contains(' ') || l.Role is FieldRole.Billed or FieldRole.Allowed or FieldRole.Paid or FieldRole.Owed), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (FieldRole Role, bool NeedsColon)>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Labels.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The field that the words before <paramref name="position"/> name; where its value begins is given back, prefix included ("ABC 123").</summary>
    public static FieldRole Before(string draft, int position, out int valueStart)
    {
        valueStart = position;
        for (var prefixes = 0; ; prefixes++)
        {
            if (ReadBefore(draft, valueStart) is var role and not FieldRole.None)
            {
                return role;
            }

            var prefix = PrefixBefore(draft, valueStart);
            if (prefixes == 2 || prefix == valueStart)
            {
                return FieldRole.None;
            }

            valueStart = prefix;
        }
    }

    /// <summary>The field that a whole label names.</summary>
    public static FieldRole Of(ReadOnlySpan<char> label)
    {
        Span<char> words = stackalloc char[MostLetters];
        var length = 0;
        foreach (var c in label)
        {
            if (length == words.Length)
            {
                return FieldRole.None;
            }

            words[length++] = char.ToLowerInvariant(c);
        }

        return Lookup.TryGetValue(words[..length], out var found) ? found.Role : FieldRole.None;
    }

    private static int PrefixBefore(string draft, int position)
    {
        var end = position;
        if (end > 0 && draft[end - 1] is ' ' or '-')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start <= LongestPrefix && char.IsAsciiLetterUpper(draft[start - 1]))
        {
            start--;
        }

        return start < end && end - start <= LongestPrefix && !(start > 0 && char.IsLetterOrDigit(draft[start - 1])) ? start : position;
    }

    private static FieldRole ReadBefore(string draft, int position)
    {
        Span<char> words = stackalloc char[MostLetters];
        var at = SkipSeparators(draft, position, out var hasColon);
        var (free, role) = (MostLetters, FieldRole.None);
        for (var count = 0; count < MostWords; count++)
        {
            var first = at;
            while (first > 0 && char.IsAsciiLetter(draft[first - 1]) && free > 1)
            {
                words[--free] = char.ToLowerInvariant(draft[--first]);
            }

            if (first == at)
            {
                break;
            }

            if (count == 0 && words[free..] is "is" or "was" or "are")
            {
                (hasColon, free, at) = (true, MostLetters, SkipSeparators(draft, first, out _));
                continue;
            }

            if (Lookup.TryGetValue(words[free..], out var label) && (hasColon || !label.NeedsColon))
            {
                role = label.Role;
            }

            at = first;
            at -= at > 1 && draft[at - 1] == ' ' && draft[at - 2] == ',' ? 1 : 0;
            if (at < 2 || free < 2 || draft[at - 1] is not (' ' or ',' or '\n' or '-'))
            {
                break;
            }

            words[--free] = ' ';
            at--;
        }

        return role;
    }

    private static int SkipSeparators(string draft, int position, out bool hasColon)
    {
        hasColon = false;
        var at = position;
        while (at > 0 && position - at < 12 && draft[at - 1] is ' ' or '*' or ':' or '#' or '(' or '“' or '"' or '_' or ',' or '\n')
        {
            hasColon |= draft[at - 1] is ':' or '#';
            at--;
        }

        return at;
    }
}
