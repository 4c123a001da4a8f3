using System.Text;

namespace DenialOps.Knowledge;

/// <summary>Says in our own texts "Medicare" for "the plan": in Original Medicare there is none. <c>Knowledge/Data/medicare_words_en.txt</c>.</summary>
internal static class MedicareWords
{
    private static readonly Lazy<IReadOnlyList<(string Plan, string Medicare)>> English = new(() => Read("en"));
    private static readonly Lazy<IReadOnlyList<(string Plan, string Medicare)>> Spanish = new(() => Read("es"));

    /// <summary>A text of ours, before any value comes into it, with its words about a plan exchanged; at each place the first pair that fits.</summary>
    public static string In(string text, DocumentLanguage language)
    {
        var pairs = language == DocumentLanguage.Spanish ? Spanish.Value : English.Value;
        StringBuilder? exchanged = null;
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if ((i > 0 && char.IsLetter(text[i - 1])) || Pair(text, i, pairs) is not { } pair)
            {
                continue;
            }

            exchanged ??= new StringBuilder(text.Length + 32);
            exchanged.Append(text, from, i - from).Append(pair.Medicare);
            from = i + pair.Plan.Length;
            i = from - 1;
        }

        return exchanged?.Append(text, from, text.Length - from).ToString() ?? text;
    }

    /// <summary>The first pair whose words stand at an offset as whole words; null for none.</summary>
    private static (string Plan, string Medicare)? Pair(string text, int at, IReadOnlyList<(string Plan, string Medicare)> pairs)
    {
        foreach (var pair in pairs)
        {
            var end = at + pair.Plan.Length;
            if (string.CompareOrdinal(text, at, pair.Plan, 0, pair.Plan.Length) == 0 && (end == text.Length || !char.IsLetter(text[end])))
            {
                return pair;
            }
        }

        return null;
    }

    private static List<(string Plan, string Medicare)> Read(string language)
    {
        var pairs = new List<(string Plan, string Medicare)>(32);
        foreach (var line in Resources.TextOf($"DenialOps.Knowledge.medicare_words_{language}.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] != '#' && line.IndexOf(" = ", StringComparison.Ordinal) is > 0 and var at)
            {
                pairs.Add((line[..at], line[(at + 3)..]));
            }
        }

        return pairs;
    }
}
