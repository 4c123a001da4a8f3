using System.Text;

namespace DenialOps.Privacy;

/// <summary>
/// How placeholders are written, <c>[[MEMBER_NAME_1]]</c>, and in which other ways a model may give them back: in small letters, with
/// spaces or hyphens, with the escapes of Markdown, with one bracket instead of two where the name is exactly one of ours. Whether a
/// stretch is one depends on its own characters alone, so that hiding, restoring and streams agree at every place of every text.
/// </summary>
internal static class PlaceholderSyntax
{
    /// <summary>The most characters of a placeholder in any spelling.</summary>
    public const int Longest = 48;

    private static readonly Dictionary<PrivateKind, string> Names = Enum.GetValues<PrivateKind>()
        .ToDictionary(kind => kind, kind => InCapitals(kind.ToString()));

    private static readonly HashSet<string> KnownNames = [.. Names.Values];

    /// <summary>The name of the placeholder with this number: <c>MEMBER_NAME_1</c>.</summary>
    public static string NameOf(PrivateKind kind, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Names[kind]}_{number}");

    /// <summary>A placeholder as we write it.</summary>
    public static string Write(string name) => $"[[{name}]]";

    /// <summary>Where the next placeholder may begin, from <paramref name="from"/> on; -1 when nowhere.</summary>
    public static int Next(ReadOnlySpan<char> text, int from) => text[from..].IndexOfAny('[', '\\') is >= 0 and var at ? from + at : -1;

    /// <summary>Reads the placeholder that begins exactly at <paramref name="start"/>.</summary>
    public static PlaceholderMatch At(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        var window = rest.Length > Longest ? rest[..Longest] : rest;
        var isEscaped = window[0] == '\\';
        var bracket = isEscaped ? 2 : 1;
        var twice = Brackets(window, 0, '[', isEscaped);
        var found = twice switch
        {
            0 => PlaceholderMatch.None,
            < 0 => PlaceholderMatch.Unfinished,
            _ => Body(window, twice * bracket, twice, isEscaped),
        };
        return found.State switch
        {
            PlaceholderMatch.Outcome.Whole => found with { End = start + found.End },
            PlaceholderMatch.Outcome.Unfinished when rest.Length >= Longest => PlaceholderMatch.None,
            _ => found,
        };
    }

    /// <summary>Whether the name is one that we give, whatever its number.</summary>
    public static bool IsOurs(string name) => name.LastIndexOf('_') is > 0 and var at && IsNumber(name.AsSpan(at + 1)) && KnownNames.Contains(name[..at]);

    /// <summary>Names of ours that stand without brackets, in order of place.</summary>
    public static IEnumerable<(int At, string Name)> Bare(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_'))
            {
                i++;
            }

            if (i - start is > 0 and <= Longest && char.IsAsciiDigit(text[i - 1]) && text[start..i] is var name && IsOurs(name))
            {
                yield return (start, name);
            }
        }
    }

    // How many brackets stand here, one or two; 0 when none, -1 when the text ends first.
    private static int Brackets(ReadOnlySpan<char> text, int at, char bracket, bool isEscaped)
    {
        var count = 0;
        while (count < 2)
        {
            if (at >= text.Length)
            {
                return -1;
            }

            if (isEscaped)
            {
                if (text[at] != '\\')
                {
                    return count;
                }

                if (++at >= text.Length)
                {
                    return -1;
                }
            }

            if (text[at] != bracket)
            {
                return count;
            }

            at++;
            count++;
        }

        return count;
    }

    private static PlaceholderMatch Body(ReadOnlySpan<char> text, int at, int brackets, bool isEscaped)
    {
        var name = new StringBuilder();
        var start = at;
        var isPlain = true;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == ']' || (c == '\\' && isEscaped && at + 1 < text.Length && text[at + 1] == ']'))
            {
                return Close(text, at, brackets, isEscaped, name, isPlain);
            }

            if (c == '\\')
            {
                if (at + 1 < text.Length && text[at + 1] is not ('_' or '-'))
                {
                    return PlaceholderMatch.None;
                }

                continue;
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(char.ToUpperInvariant(c));
                isPlain &= !char.IsAsciiLetterLower(c);
            }
            else if (c is '_' or ' ' or '-')
            {
                isPlain &= c == '_' && at > start;
                Append(name, '_');
            }
            else
            {
                return PlaceholderMatch.None;
            }

            if (brackets == 1 && !isPlain)
            {
                return PlaceholderMatch.None;
            }
        }

        return PlaceholderMatch.Unfinished;
    }

    private static void Append(StringBuilder name, char separator)
    {
        if (name.Length > 0 && name[^1] != separator)
        {
            name.Append(separator);
        }
    }

    // Behind an escaped opening the closing brackets may have lost their escapes, one or both.
    private static PlaceholderMatch Close(ReadOnlySpan<char> text, int at, int brackets, bool isEscaped, StringBuilder name, bool isPlain)
    {
        for (var closed = 0; closed < brackets; closed++)
        {
            at += isEscaped && at < text.Length && text[at] == '\\' ? 1 : 0;
            if (at >= text.Length)
            {
                return PlaceholderMatch.Unfinished;
            }

            if (text[at++] != ']')
            {
                return PlaceholderMatch.None;
            }
        }

        var known = brackets == 2 ? name.ToString().TrimEnd('_') : name.ToString();
        return (brackets == 2 ? IsForm(known, isPlain) : IsOurs(known)) ? new PlaceholderMatch(PlaceholderMatch.Outcome.Whole, at, known) : PlaceholderMatch.None;
    }

    private static bool IsForm(string name, bool isPlain) => name.Length > 0 && char.IsAsciiLetter(name[0]) && (isPlain || char.IsAsciiDigit(name[^1]));

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length is > 0 and <= 9 && !text.ContainsAnyExceptInRange('0', '9') && text[0] != '0';

    private static string InCapitals(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
