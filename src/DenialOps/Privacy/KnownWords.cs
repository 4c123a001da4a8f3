using DenialOps.Knowledge;

namespace DenialOps.Privacy;

/// <summary>Words that say nothing of who somebody is: ordinary English, the field's own, those of organisations and drugs. Read when first asked.</summary>
internal static class KnownWords
{
    private const int ShortestStemmed = 7;

    private static readonly Lazy<Lookup> Field = new(() => Of("terms", "organizations", "drugs"));
    private static readonly Lazy<Lookup> Others = new(() => Of("organizations", "drugs"));
    private static readonly Lazy<Lookup> Names = new(() => Of("names"));
    private static readonly Lazy<string[]> DrugEndings = new(() => [.. WordFile.Words("drug_stems").Select(word => word.Word)]);

    /// <summary>Whether the word means something by itself.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => EnglishWords.Contains(word) || Field.Value.Words.Contains(word);

    /// <summary>Whether it is a word that people are called as well: "Grace".</summary>
    public static bool IsGivenName(ReadOnlySpan<char> word) => Names.Value.Words.Contains(word);

    /// <summary>Whether it is of an organisation or a drug, so that no person has it in the name.</summary>
    public static bool IsNoPerson(ReadOnlySpan<char> word)
    {
        if (Others.Value.Words.Contains(word) && !IsGivenName(word))
        {
            return true;
        }

        foreach (var ending in word.Length >= ShortestStemmed ? DrugEndings.Value : [])
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static Lookup Of(params string[] files) => new(files.SelectMany(WordFile.Words).Select(word => word.Word)
        .ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>());

    private sealed record Lookup(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words);
}
