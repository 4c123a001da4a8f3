using System.Globalization;
using System.Text;

namespace DenialOps.Llm.Prompts;

/// <summary>
/// Keeps a value inside the XML tags that a prompt puts around it: in a value, the <c>&lt;</c> of anything that could be read as an opening
/// or closing tag of a name that the prompt uses becomes <c>&amp;lt;</c>. Everything else of the value stays as it is, because a quote has
/// to be found again in its source.
/// </summary>
internal sealed class TagGuard
{
    private readonly string[] names;

    internal TagGuard(IEnumerable<string> texts) => names = [.. texts.SelectMany(Names).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal string Shield(string value)
    {
        if (names.Length == 0 || !value.Contains('<', StringComparison.Ordinal))
        {
            return value;
        }

        var shielded = new StringBuilder(value.Length + 16);
        for (var i = 0; i < value.Length; i++)
        {
            shielded.Append(value[i] == '<' && CouldBeTag(value, i + 1) ? "&lt;" : value[i]);
        }

        return shielded.ToString();
    }

    // A value may end in the middle of a tag and the text or value after it go on with it: an unfinished one counts too.
    private bool CouldBeTag(string value, int at)
    {
        at = SkipIgnorable(value, at, spaces: true);
        if (at < value.Length && value[at] == '/')
        {
            at = SkipIgnorable(value, at + 1, spaces: true);
        }

        return Array.Exists(names, name => BeginsOrBreaksOff(value, at, name));
    }

    private static bool BeginsOrBreaksOff(string value, int at, string name)
    {
        foreach (var letter in name)
        {
            at = SkipIgnorable(value, at, spaces: false);
            if (at == value.Length)
            {
                return true;
            }

            if (char.ToUpperInvariant(value[at]) != char.ToUpperInvariant(letter))
            {
                return false;
            }

            at++;
        }

        return true;
    }

    // Characters that are not seen (zero-width spaces, directions) would hide a tag from us and not from a reader of tokens.
    private static int SkipIgnorable(string value, int at, bool spaces)
    {
        while (at < value.Length && (char.IsWhiteSpace(value[at]) ? spaces : IsUnseen(value[at])))
        {
            at++;
        }

        return at;
    }

    private static bool IsUnseen(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static IEnumerable<string> Names(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            var start = at + 1 < text.Length && text[at + 1] == '/' ? at + 2 : at + 1;
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or ':'))
            {
                end++;
            }

            if (end > start && char.IsLetter(text[start]))
            {
                yield return text[start..end];
            }
        }
    }
}
