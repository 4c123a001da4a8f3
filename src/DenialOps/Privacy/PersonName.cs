using DenialOps.Facts.Readers;

namespace DenialOps.Privacy;

/// <summary>The words of a person's name: <c>Ms. Ana M. Reyes-Ortiz</c>, <c>REYES, ANA M.</c></summary>
internal static class PersonName
{
    private const int MostWords = 8;

    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "MR", "MRS", "MS", "MISS", "MX", "DR", "SR", "SRA", "SRTA", "JR", "II", "III", "IV", "MD", "DO", "ESQ", "CPT", "SGT", "LTC", "MAJ", "COL", "CAPT",
        "DE", "LA", "LAS", "LOS", "DEL", "VAN", "VON", "DER", "DEN", "DA", "DI", "BIN", "AL", "LE", "Y", "OF", "THE", "AND", "OR", "FOR", "TO", "C", "O", "CO",
        "PARENT", "PARENTS", "GUARDIAN", "FAMILY", "ESTATE", "PATIENT", "MEMBER", "SUBSCRIBER", "ENROLLEE", "EMPLOYEE", "BENEFICIARY", "SPOUSE", "SON",
        "DAUGHTER", "CHILD", "DEPENDENT", "UNKNOWN", "NONE", "SELF", "NAME",
    };

    /// <summary>The words, each with whether it is the last name; initials are words of one letter. Empty where it is no name.</summary>
    public static List<(string Word, bool IsLast)> Words(string name)
    {
        var words = new List<(string Word, int Start, int End)>();
        for (var i = 0; i < name.Length; i++)
        {
            var start = i;
            while (i < name.Length && Fold.IsOfWord(name[i]))
            {
                i++;
            }

            if (i > start)
            {
                words.Add((Fold.Of(name.AsSpan(start, i - start)), start, i));
            }
        }

        words = [.. words.Where(word => !NoNames.Contains(word.Word))];
        if (words.Count is 0 or > MostWords)
        {
            return [];
        }

        var (first, last) = LastName(name, words);
        return [.. words.Select((word, i) => (word.Word, i >= first && i <= last))];
    }

    // "REYES, ANA M." has it first; "Reyes-Ortiz" is one.
    private static (int First, int Last) LastName(string name, List<(string Word, int Start, int End)> words)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && words[0].End <= comma && words[^1].Start > comma && !NameShapes.HasCredential(name))
        {
            return (0, words.FindLastIndex(word => word.End <= comma));
        }

        var last = words.FindLastIndex(word => word.Word.Length > 1);
        last = last < 0 ? words.Count - 1 : last;
        var first = last;
        while (first > 0 && words[first].Start == words[first - 1].End + 1 && name[words[first].Start - 1] is '-' or '\'' or '\u2019')
        {
            first--;
        }

        return (first, last);
    }
}
