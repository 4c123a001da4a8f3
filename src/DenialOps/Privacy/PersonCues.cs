using System.Buffers;
using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Privacy;

/// <summary>Finds in a text whom its words call a member, a patient or one of their family: "Dear Ms. Reyes", "your son Leo Reyes", "Spouse: …".</summary>
internal static class PersonCues
{
    private const int LongestName = 60;
    private const int LongestGap = 40;

    private static readonly PhraseSet Titles = new("Mr. ", "Mrs. ", "Ms. ", "Miss ", "Mx. ", "Mr ", "Mrs ", "Ms ", "Sra. ", "Srta. ", "Señor ", "Señora ", "Dear ", "Estimado ", "Estimada ");

    private static readonly PhraseSet Roles = new(
        "patient", "member", "subscriber", "enrollee", "beneficiary", "insured", "policyholder", "policy holder", "employee", "dependent", "guardian", "parents of", "parent of", "family of", "estate of",
        "parent", "spouse", "recipient", "participant", "claimant", "appellant", "representative", "responsible party", "your son", "your daughter", "your child",
        "your wife", "your husband", "your mother", "your father", "your baby", "your partner", "my son", "my daughter", "my child", "my wife", "my husband",
        "my mother", "my father", "on behalf of", "cardholder", "paciente", "miembro", "afiliado", "afiliada", "asegurado", "asegurada", "su hijo", "su hija",
        "en nombre de", "nombre", "signature of", "signed by", "signed", "sponsor", "caregiver", "mother", "father", "husband", "wife", "daughter", "son", "account holder");

    private static readonly PhraseSet Nouns = new("'s name", "\u2019s name", " name", "(s)", "_name", "name", "/guardian", "/subscriber", "/patient", "/member", " or guardian of", " of");

    private static readonly PhraseSet Preambles = new("Mr. ", "Mrs. ", "Ms. ", "Miss ", "Mr ", "Mrs ", "Ms ", "the ", "your ", "member ", "patient ", "parent of ", "guardian of ", "son ", "daughter ", "child ");

    private static readonly SearchValues<char> Ends = SearchValues.Create("\n\"\f)]}*`");

    /// <summary>Behind these a first name alone is somebody's: "your son Taras".</summary>
    private static readonly PhraseSet Kin = new(
        "your son ", "your daughter ", "your child ", "your wife ", "your husband ", "your mother ", "your father ", "your baby ", "your partner ", "your brother ", "your sister ", "your spouse ",
        "my son ", "my daughter ", "my child ", "my wife ", "my husband ", "my mother ", "my father ", "my baby ", "my partner ", "my brother ", "my sister ", "my spouse ");

    /// <summary>The names, as printed.</summary>
    public static HashSet<string> Find(string text, ref long steps)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Each(text, Titles, ref steps, (at, end) => Add(found, IsTitle(text, at, end) ? Titled(text, end, isGreeting: text[at] is 'D' or 'd' or 'E' or 'e') : null));
        Each(text, Roles, ref steps, (_, end) => Add(found, Labelled(text, end)));
        Each(text, Kin, ref steps, (_, end) => Add(found, FirstName(text, end)));
        return found;
    }

    private static void Add(HashSet<string> found, string? name)
    {
        if (name is not null)
        {
            found.Add(name);
        }
    }

    private static void Each(string text, PhraseSet phrases, ref long steps, Action<int, int> found)
    {
        for (int at = 0, next; at < text.Length; at = next)
        {
            var first = phrases.FirstIn(text.AsSpan(at));
            if (first < 0)
            {
                return;
            }

            steps += first + 1;
            at += first;
            var length = phrases.PrefixOf(text.AsSpan(at));
            next = at + 1;
            if (at == 0 || !char.IsLetter(text[at - 1]))
            {
                next = at + Math.Max(1, length);
                found(at, at + length);
            }
        }
    }

    // "MR angiography", "ms": without a full stop only "Mr", "Ms" as written.
    private static bool IsTitle(string text, int at, int end) => end > at && char.IsUpper(text[at]) && (char.IsLower(text[at + 1]) || end - at > 4 || text[end - 2] == '.');

    private static string? Titled(string text, int start, bool isGreeting)
    {
        var end = EndOf(text, start);
        var from = SkipPreambles(text, start, end);
        if (NameShapes.PersonAt(text, from, end) is { } person)
        {
            var name = text[person.Start..person.End];
            return isGreeting && NameShapes.HasCredential(name) ? null : name;
        }

        var stop = from;
        while (stop < end && (Fold.IsOfWord(text[stop]) || text[stop] is '-' or '\'' or '\u2019'))
        {
            stop++;
        }

        var word = text.AsSpan(from, stop - from);
        return word.Length > 1 && NameShapes.CanBeName(word) && (!isGreeting || from > start || IsClosed(text, stop)) ? word.ToString() : null;
    }

    private static string? FirstName(string text, int start)
    {
        var stop = start;
        while (stop < text.Length && Fold.IsOfWord(text[stop]))
        {
            stop++;
        }

        var word = text.AsSpan(start, stop - start);
        return word.Length > 2 && char.IsUpper(word[0]) && char.IsLower(word[1]) && (KnownWords.IsGivenName(word) || !KnownWords.Contains(word)) ? word.ToString() : null;
    }

    private static bool IsClosed(string text, int at) => at >= text.Length || text[at] is ',' or ':' or '\n' or '-' or '!';

    private static string? Labelled(string text, int start)
    {
        if (start < text.Length && char.IsLetter(text[start]) && Nouns.PrefixOf(text.AsSpan(start)) == 0)
        {
            return null;
        }

        var from = start;
        while (Nouns.PrefixOf(text.AsSpan(from)) is > 0 and var length)
        {
            from += length;
        }

        var isLabel = from > start;
        var gap = from;
        while (from < text.Length && from - gap < LongestGap && text[from] is ' ' or ':' or '.' or '*' or '"' or '|' or ',' or '=' or '-' or '\t')
        {
            isLabel |= text[from] is ':' or '|' or '*' or '"' or '=' || (from - gap > 1 && text[from] is '.' or ' ');
            from++;
        }

        if (from == gap)
        {
            return null;
        }

        var end = EndOf(text, from);
        from = SkipPreambles(text, from, end);
        var name = NameShapes.PersonAt(text, from, end) is { } person ? text[person.Start..person.End] : isLabel ? InColumns(text[from..end]) : null;
        if (name is null)
        {
            return null;
        }

        return !NameShapes.HasCredential(name) && (isLabel || HasRareWord(name)) ? name : null;
    }

    // "HALVERSON  DOROTEA J            SEX F": a form has columns for the parts of a name.
    private static string? InColumns(string cells)
    {
        var wide = cells.IndexOf("    ", StringComparison.Ordinal);
        var name = string.Join(' ', (wide < 0 ? cells : cells[..wide]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return NameShapes.PersonAt(name, 0, name.Length) is { } person && HasRareWord(name) ? name[person.Start..person.End] : null;
    }

    // In a sentence, "Member Handbook" and "Patient Liaison" are no people.
    private static bool HasRareWord(string name)
    {
        foreach (var range in name.AsSpan().SplitAny(' ', '-', ',', '.'))
        {
            if (name.AsSpan()[range] is { Length: > 2 } word && !EnglishWords.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOf(string text, int start)
    {
        var limit = Math.Min(text.Length, start + LongestName);
        var line = text.AsSpan(start, limit - start).IndexOfAny(Ends);
        return line < 0 ? limit : start + line;
    }

    private static int SkipPreambles(string text, int start, int end)
    {
        while (start < end && Preambles.PrefixOf(text.AsSpan(start, end - start)) is > 0 and var length)
        {
            start += length;
        }

        return start;
    }
}
