using DenialOps.Knowledge;

namespace DenialOps.Privacy;

/// <summary>Words that say nothing of who somebody is: ordinary English, the field's own, those of organisations and drugs. Read when first asked.</summary>
internal static class KnownWords
{
    private const int ShortestStemmed = 7;
    private const int LongestPrefix = 3;

    /// <summary>Of plans and telephones, in capitals often: "BlueStem Rx Plus", "TTY Phone".</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OfPlans = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "Rx", "TTY", "TDD", "Phone", "Fax", "Plus", "Advantage", "HMO", "PPO", "EPO", "POS", "PDP",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

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
        return OfPlans.Contains(word) || (Others.Value.Words.Contains(word) && !IsGivenName(word)) || IsCompound(word);
    }

    /// <summary>Whether it ends as drugs are named; so do a few names: "Septimus".</summary>
    public static bool IsDrugShaped(ReadOnlySpan<char> word)
    {
        foreach (var ending in word.Length >= ShortestStemmed ? DrugEndings.Value : [])
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // "BlueStem", "UnitedHealthcare"; "MacKenzie" and "DeShawn" are people.
    private static bool IsCompound(ReadOnlySpan<char> word)
    {
        for (var i = LongestPrefix + 1; i + 1 < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]) && char.IsLower(word[i + 1]))
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
