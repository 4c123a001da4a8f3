namespace DenialOps.Grounding.Prose;

/// <summary>Reads numbers in letters: "nine thousand nine hundred", "forty-two hundred", "one hundred and eighty".</summary>
internal static class SpelledNumbers
{
    private const int MostWords = 12;

    private static readonly ulong And = FoldedWord.HashOf("and");
    private static readonly ulong Dozen = FoldedWord.HashOf("dozen");
    private static readonly ulong Half = FoldedWord.HashOf("half");
    private static readonly ulong A = FoldedWord.HashOf("a");

    /// <summary>Reads the number at word <paramref name="first"/>, which is a word of number; the index behind it is given back.</summary>
    public static int Read(ReadOnlySpan<ProseWord> words, int first, out decimal value)
    {
        decimal total = 0, current = 0;
        var at = first;
        var previous = 0;
        while (at < words.Length && at - first < MostWords && (at == first || words[at].Before is Joint.Space or Joint.Hyphen))
        {
            if (words[at].Hash == And && previous >= 100 && IsNumber(words, at + 1))
            {
                at++;
                continue;
            }

            if (!IsNumber(words, at))
            {
                break;
            }

            previous = Vocabulary.NumberOf(words[at].Hash);
            if (words[at].Hash == Dozen)
            {
                current = (at == first && IsHalf(words, at) ? 0.5m : Math.Max(current, 1)) * previous;
            }
            else if (previous == 100)
            {
                current = Math.Max(current, 1) * 100;
            }
            else if (previous >= 1000)
            {
                (total, current) = (total + (Math.Max(current, 1) * previous), 0);
            }
            else
            {
                current += previous;
            }

            at++;
        }

        value = total + current;
        return at;
    }

    // "half a dozen"
    private static bool IsHalf(ReadOnlySpan<ProseWord> words, int at) =>
        at > 0 && (words[at - 1].Hash == Half || (at > 1 && words[at - 1].Hash == A && words[at - 2].Hash == Half));

    private static bool IsNumber(ReadOnlySpan<ProseWord> words, int at) =>
        at < words.Length && (Vocabulary.Of(words[at].Hash) & WordRoles.Number) != WordRoles.None;
}
