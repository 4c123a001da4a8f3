using DenialOps.Knowledge;

namespace DenialOps.Assistance;

/// <summary>Finds runs of words that no text of a case may have unless our own draft has them. They are data: <c>never.txt</c>.</summary>
internal static class ForbiddenWords
{
    private static readonly Dictionary<ulong, ulong[][]> Known = Resources.TextOf("DenialOps.Assistance.never.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line[0] is not ('#' or '['))
        .Select(line => new WordTable(line).Hashes.ToArray())
        .GroupBy(words => words[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray());

    /// <summary>The runs that a text has and <paramref name="draft"/> has not, each once.</summary>
    public static IReadOnlyList<string> In(string text, string draft)
    {
        var allowed = Runs(new WordTable(draft)).Select(run => run.Key).ToHashSet(StringComparer.Ordinal);
        var table = new WordTable(text);
        return [.. Runs(table).Where(run => !allowed.Contains(run.Key)).Select(run => text[table.Start(run.First)..table.End(run.Last)]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<(string Key, int First, int Last)> Runs(WordTable words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (Known.TryGetValue(words.Hash(i), out var phrases)
                && Array.Find(phrases, phrase => i + phrase.Length <= words.Count && words.Hashes.Slice(i, phrase.Length).SequenceEqual(phrase)) is { } found)
            {
                yield return (string.Join(' ', found), i, i + found.Length - 1);
            }
        }
    }
}
