using DenialOps.Knowledge;

namespace DenialOps.Grounding.Prose;

/// <summary>The words that are known beforehand, from the data files of this room. Read when first asked.</summary>
internal static class Vocabulary
{
    private const int SlotBits = 17;
    private const int RecentBits = 11;
    private const int ShortestStemmed = 7;
    private const ulong RoleMask = 0xF_FFFF;
    private const ulong PrintMask = ~RoleMask;

    private static readonly string[] Numbers =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "dozen",
    ];

    private static readonly Dictionary<ulong, int> NumberValues = Numbers.Select((word, i) => (Hash: FoldedWord.HashOf(word), Value: ValueOf(i)))
        .ToDictionary(n => n.Hash, n => n.Value);

    // An open table: above the roles stand the high bits of the hash by which a word is known again; 0 is a free slot.
    private static readonly ulong[] Slots = new ulong[1 << SlotBits];

    // The words that were asked for last, in one place each: texts have few words that they do not have again, and these lie close together.
    private static readonly ulong[] Recent = new ulong[1 << RecentBits];
    private static readonly string[] DrugStems = Fill();

    /// <summary>What is known of the word with this hash.</summary>
    public static WordRoles Of(ulong hash)
    {
        ref var recent = ref Recent[(int)hash & ((1 << RecentBits) - 1)];
        var known = recent;
        if (((known ^ hash) & PrintMask) != 0)
        {
            recent = known = (hash & PrintMask) | (ulong)Find(hash);
        }

        return (WordRoles)(known & RoleMask);
    }

    private static WordRoles Find(ulong hash)
    {
        var slots = Slots;
        for (var slot = SlotOf(hash); slots[slot] is var entry and not 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (((entry ^ hash) & PrintMask) == 0)
            {
                return (WordRoles)(entry & RoleMask);
            }
        }

        return WordRoles.None;
    }

    /// <summary>Whether the word ends as drugs are named: "adalimumab".</summary>
    public static bool IsDrugShaped(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestStemmed)
        {
            return false;
        }

        foreach (var stem in DrugStems)
        {
            if (word.EndsWith(stem, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of a word with <see cref="WordRoles.Number"/>.</summary>
    public static int NumberOf(ulong hash) => NumberValues[hash];

    private static int ValueOf(int index) => index switch
    {
        < 20 => index + 1,
        < 27 => (index - 17) * 10,
        27 => 100,
        28 => 1000,
        29 => 1_000_000,
        _ => 12,
    };

    private static string[] Fill()
    {
        foreach (var word in Numbers)
        {
            Add(FoldedWord.HashOf(word), WordRoles.Number);
        }

        foreach (var word in EnglishWords.All())
        {
            Add(FoldedWord.HashOf(word), WordRoles.Ordinary);
        }

        AddFile("terms", WordRoles.Ordinary | WordRoles.Term);
        AddFile("names", WordRoles.Name);
        AddFile("drugs", WordRoles.Drug);
        AddFile("measures", WordRoles.None);
        AddFile("organizations", WordRoles.Ordinary);
        AddFile("sides", WordRoles.Ordinary);
        AddFile("outcomes", WordRoles.None);
        foreach (var (_, claim) in WordFile.Lines("claims"))
        {
            Add(FoldedWord.HashOf(claim.Split(' ')[0]), WordRoles.Claim);
        }

        foreach (var month in SpelledDays.MonthHashes)
        {
            Add(month, WordRoles.Month);
        }

        return [.. WordFile.Words("drug_stems").Select(w => w.Word)];
    }

    private static void AddFile(string name, WordRoles roles)
    {
        foreach (var (section, word) in WordFile.Words(name))
        {
            Add(FoldedWord.HashOf(word), roles | RoleOf(section));
        }
    }

    private static WordRoles RoleOf(string section) => section switch
    {
        ['p', 'a', 'r', 't', 's', ..] => WordRoles.BodyPart,
        "left" or "right" or "both" => WordRoles.Side,
        "nouns" => WordRoles.Organization | WordRoles.Kind,
        "kinds" => WordRoles.Kind,
        "agencies" => WordRoles.Agency | WordRoles.Kind,
        "measures" => WordRoles.Measure,
        "units" => WordRoles.Measure | WordRoles.Unit,
        "times" => WordRoles.Time,
        "regions" => WordRoles.Region,
        "ended" or "said" => WordRoles.Outcome,
        _ => WordRoles.None,
    };

    private static void Add(ulong hash, WordRoles roles)
    {
        var slot = SlotOf(hash);
        while (Slots[slot] != 0 && ((Slots[slot] ^ hash) & PrintMask) != 0)
        {
            slot = (slot + 1) & (Slots.Length - 1);
        }

        Slots[slot] |= (hash & PrintMask) | (ulong)roles;
    }

    private static int SlotOf(ulong hash) => (int)hash & ((1 << SlotBits) - 1);
}
