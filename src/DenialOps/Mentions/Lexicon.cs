namespace DenialOps.Mentions;

/// <summary>The words that the recognisers know.</summary>
/// <remarks>Plain tables and not frozen ones: those take longer to set up than looking up a letter's words takes altogether.</remarks>
internal static class Lexicon
{
    private const int LongestWord = 16;

    private static readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> Lookup = Build().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ModifierLookup =
        LexiconData.Modifiers.Split(' ').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The lexicon's word for <paramref name="text"/>, in any case.</summary>
    public static Word Find(ReadOnlySpan<char> text) =>
        text.Length <= LongestWord && Lookup.TryGetValue(text, out var word) ? word : Word.None;

    /// <summary>Whether this is a modifier in use (CPT appendix A, HCPCS level II).</summary>
    public static bool IsModifier(ReadOnlySpan<char> text) => text.Length == 2 && ModifierLookup.Contains(text);

    public static bool IsMonth(Word word) => word is >= Word.January and <= Word.December;

    public static bool IsNumberWord(Word word) => word is >= Word.One and <= Word.Thousand;

    /// <summary>The number that a word from one to ninety stands for.</summary>
    public static int NumberOf(Word word) => word <= Word.Twenty ? word - Word.One + 1 : (word - Word.Twenty + 2) * 10;

    private static Dictionary<string, Word> Build()
    {
        var words = new Dictionary<string, Word>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, spellings) in LexiconData.Words)
        {
            foreach (var spelling in spellings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words.TryAdd(spelling, word);
            }
        }

        return words;
    }
}
