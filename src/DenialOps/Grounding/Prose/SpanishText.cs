using DenialOps.Knowledge;

namespace DenialOps.Grounding.Prose;

/// <summary>Tells which sentences of a text are Spanish, and which of their words are ordinary ones. Read when first asked.</summary>
internal static class SpanishText
{
    /// <summary>How many small words of Spanish, of how many words around a word, make its surroundings Spanish.</summary>
    private const int Fewest = 3;
    private const int Window = 12;

    /// <summary>A word of the list that stands for its language has at most so many letters.</summary>
    private const int LongestSign = 5;

    private static readonly Lazy<HashSet<ulong>> Signs = new(() => [.. WordFile.Words("spanish").Where(w => w.Section == "signs").Select(w => FoldedWord.HashOf(w.Word))]);

    private static readonly Lazy<HashSet<ulong>> Ordinary = new(ReadOrdinary);

    private static readonly string[] OwnTexts = ["DenialOps.Knowledge.plans.es.json", "DenialOps.Knowledge.rules.es.json", "DenialOps.Knowledge.wording.es.json", "DenialOps.Templates.call_script.es.liquid", "DenialOps.Templates.action_plan.es.liquid"];

    /// <summary>Whether the words around this one are Spanish.</summary>
    public static bool IsAround(ProseText text, int word)
    {
        var words = text.Words;
        var signs = 0;
        for (var k = Math.Max(0, word - Window); k < Math.Min(words.Length, word + Window + 1); k++)
        {
            signs += words[k].Length <= LongestSign && Signs.Value.Contains(words[k].Hash) && !words[k].Is(WordTraits.AllCapitals) ? 1 : 0;
        }

        return signs >= Fewest;
    }

    /// <summary>Whether the word is one of the list or of our own Spanish texts.</summary>
    public static bool IsKnown(ProseWord word) => Ordinary.Value.Contains(word.Hash);

    /// <summary>Whether a word of such surroundings is an ordinary one: a known word, or one that only begins its sentence and is spelt as Spanish spells.</summary>
    public static bool IsOrdinary(ProseText text, int word) =>
        Ordinary.Value.Contains(text.Words[word].Hash) || (text.Words[word].Is(WordTraits.BeginsSentence | WordTraits.BeginsLine) && !IsFollowedByCapital(text, word) && IsSpelt(text, word));

    private static bool IsFollowedByCapital(ProseText text, int word) =>
        word + 1 < text.Words.Length && text.Words[word + 1] is { IsJoined: true } next && next.Is(WordTraits.Capital);

    /// <summary>No Spanish word has a k or a w, and each ends in a vowel or in one of few consonants.</summary>
    private static bool IsSpelt(ProseText text, int word)
    {
        var letters = text.Text.AsSpan(text.Words[word].Start, text.Words[word].Length);
        return !letters.ContainsAny("kKwW") && char.ToLowerInvariant(letters[^1]) is 'a' or 'e' or 'i' or 'o' or 'u' or 'á' or 'é' or 'í' or 'ó' or 'ú' or 'n' or 's' or 'r' or 'l' or 'd' or 'z' or 'y';
    }

    private static HashSet<ulong> ReadOrdinary()
    {
        HashSet<ulong> words = [.. WordFile.Words("spanish").Select(w => FoldedWord.HashOf(w.Word))];
        foreach (var resource in OwnTexts)
        {
            using var text = new ProseText(Resources.TextOf(resource));
            foreach (var word in text.Words)
            {
                if (!word.Is(WordTraits.Capital))
                {
                    words.Add(word.Hash);
                }
            }
        }

        return words;
    }
}
