using DenialOps.Knowledge;

namespace DenialOps.Assistance;

/// <summary>Finds runs of words that no text of a case may have unless our own draft says the same with them. They are data: <c>never.txt</c>.</summary>
internal static class ForbiddenWords
{
    private const int WordsBefore = 2;
    private const int WordsAfter = 3;

    private static readonly Dictionary<ulong, ulong[][]> Known = WordFile.Lines("never")
        .Select(line => new WordTable(line.Text).Hashes.ToArray())
        .GroupBy(words => words[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray());

    /// <summary>
    /// The runs that a text has and <paramref name="draft"/> has not, each once. With the words around it: who says that the records show a
    /// second insurance has not said that they show a need.
    /// </summary>
    public static IReadOnlyList<string> In(string text, string draft)
    {
        var allowed = Runs(draft).Select(run => run.Said).ToHashSet(StringComparer.Ordinal);
        return [.. Runs(text).Where(run => !allowed.Contains(run.Said)).Select(run => run.Words).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    // A hyphen may cut a word, or join two: "with-draw", "fully-justified".
    private static IEnumerable<(string Words, string Said)> Runs(string text) =>
        text.Contains('-', StringComparison.Ordinal) ? Runs(new WordTable(text)).Concat(Runs(new WordTable(text.Replace("-", "", StringComparison.Ordinal)))) : Runs(new WordTable(text));

    private static IEnumerable<(string Words, string Said)> Runs(WordTable words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (Known.TryGetValue(words.Hash(i), out var phrases)
                && Array.Find(phrases, phrase => i + phrase.Length <= words.Count && words.Hashes.Slice(i, phrase.Length).SequenceEqual(phrase)) is { } found)
            {
                yield return (words.Text[words.Start(i)..words.End(i + found.Length - 1)], Said(words, i, i + found.Length - 1));
            }
        }
    }

    /// <summary>A run with what its sentence says right before and after it, however its lines are broken.</summary>
    private static string Said(WordTable words, int first, int last)
    {
        int from = first, to = last;
        while (from > Math.Max(0, first - WordsBefore) && !IsBorder(words, from - 1))
        {
            from--;
        }

        while (to < Math.Min(words.Count - 1, last + WordsAfter) && !IsBorder(words, to))
        {
            to++;
        }

        return string.Join(' ', words.Hashes.Slice(from, to - from + 1).ToArray());
    }

    private static bool IsBorder(WordTable words, int before)
    {
        var between = words.Text.AsSpan(words.End(before)..words.Start(before + 1));
        return between.ContainsAny('.', '!', '?') || between.ContainsAny(';', ':') || between.Count('\n') > 1;
    }
}
