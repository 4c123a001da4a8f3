namespace DenialOps.Knowledge;

/// <summary>Ordinary English words in small letters, apostrophes left out. Read when first asked.</summary>
internal static class EnglishWords
{
    private static readonly Lazy<HashSet<string>.AlternateLookup<ReadOnlySpan<char>>> Known = new(
        () => All().ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Whether it is one of the words, in whatever case.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Known.Value.Contains(word);

    /// <summary>All words, in the order of the file.</summary>
    public static IEnumerable<string> All()
    {
        using var reader = Resources.ReaderOf("DenialOps.Knowledge.english.txt");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
