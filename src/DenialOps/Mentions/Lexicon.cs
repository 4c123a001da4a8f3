namespace DenialOps.Mentions;

/// <summary>The words that the recognisers know.</summary>
/// <remarks>Plain tables and not frozen ones: those take longer to set up than looking up a letter's words takes altogether.</remarks>
internal static class Lexicon
{
    private const int SlotBits = 11;

    /// <summary>An open table of the spellings, and before it a byte each that is 0 for a free slot: most words of a letter end there.</summary>
    private static readonly (WordKey Key, Word Word)[] Slots = new (WordKey, Word)[1 << SlotBits];
    private static readonly byte[] Tags = BuildTags();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ModifierLookup =
        LexiconData.Modifiers.Split(' ').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The lexicon's word for a spelling, in any case.</summary>
    public static Word Find(WordKey key)
    {
        var hash = key.Hash;
        var tag = TagOf(hash);
        for (var slot = FirstSlot(hash); Tags[slot] != 0; slot = (slot + 1) & (Tags.Length - 1))
        {
            if (Tags[slot] == tag && Slots[slot].Key == key)
            {
                return Slots[slot].Word;
            }
        }

        return Word.None;
    }

    /// <summary>Whether this is a modifier in use (CPT appendix A, HCPCS level II).</summary>
    public static bool IsModifier(ReadOnlySpan<char> text) => text.Length == 2 && ModifierLookup.Contains(text);

    public static bool IsMonth(Word word) => word is >= Word.January and <= Word.December;

    public static bool IsNumberWord(Word word) => word is >= Word.One and <= Word.Thousand;

    /// <summary>The number that a word from one to ninety stands for.</summary>
    public static int NumberOf(Word word) => word <= Word.Twenty ? word - Word.One + 1 : (word - Word.Twenty + 2) * 10;

    private static byte[] BuildTags()
    {
        var tags = new byte[Slots.Length];
        foreach (var (word, spellings) in LexiconData.Words)
        {
            foreach (var spelling in spellings.AsSpan().Split(' '))
            {
                Add(tags, spellings.AsSpan()[spelling], word);
            }
        }

        return tags;
    }

    /// <summary>A spelling that two words share is the first one's.</summary>
    private static void Add(byte[] tags, ReadOnlySpan<char> spelling, Word word)
    {
        if (spelling.Length > WordKey.Longest)
        {
            throw new ArgumentException($"'{spelling}' is too long.", nameof(spelling));
        }

        var key = WordKey.Of(spelling);
        var slot = FirstSlot(key.Hash);
        while (tags[slot] != 0 && Slots[slot].Key != key)
        {
            slot = (slot + 1) & (tags.Length - 1);
        }

        if (tags[slot] == 0)
        {
            tags[slot] = TagOf(key.Hash);
            Slots[slot] = (key, word);
        }
    }

    private static int FirstSlot(ulong hash) => (int)(hash >> (64 - SlotBits));

    private static byte TagOf(ulong hash) => (byte)((hash >> 32) | 1);
}
