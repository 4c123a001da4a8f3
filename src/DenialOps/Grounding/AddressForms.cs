using System.Text;
using DenialOps.Knowledge;

namespace DenialOps.Grounding;

/// <summary>Addresses with the words that have a short form in it: "12 Fox Hollow Trail, Apartment 5, Columbus, Ohio" and "12 Fox Hollow Tr. # 5 Columbus OH".</summary>
internal static class AddressForms
{
    private const int MostWordsOfStreet = 5;

    private static readonly Dictionary<string, string> Forms = WordFile.Words("address_forms").ToDictionary(w => w.Word, w => w.Section, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Forms.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<char> StateStarts = [.. State.All.Select(s => s.Name[0])];

    /// <summary>The text in short forms; "#" stands for <paramref name="sign"/>.</summary>
    public static string Short(string text, string sign)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                result.Append(text[i] == '#' ? ' ' : text[i]).Append(text[i] == '#' ? sign + " " : string.Empty);
                i++;
                continue;
            }

            var end = WordEnd(text, i);
            if (StateStarts.Contains(text[i]) && State.At(text.AsSpan(i)) is { } state)
            {
                end = i + state.Name.Length;
                result.Append(state.Code);
            }
            else
            {
                var word = text.AsSpan(i, end - i);
                result.Append(Lookup.TryGetValue(word, out var form) ? form : word);
            }

            i = end;
        }

        return result.ToString();
    }

    /// <summary>Where the street ends whose house number ends here: "12 Fox Hollow Tr"; -1 for none.</summary>
    public static int StreetEnd(string text, int number)
    {
        var at = number;
        for (var words = 0; words < MostWordsOfStreet && at + 1 < text.Length && text[at] == ' ' && char.IsUpper(text[at + 1]); words++)
        {
            var end = WordEnd(text, at + 1);
            if (words > 0 && Lookup.ContainsKey(text.AsSpan(at + 1, end - at - 1)))
            {
                return end;
            }

            at = end;
        }

        return -1;
    }

    private static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return end;
    }
}
