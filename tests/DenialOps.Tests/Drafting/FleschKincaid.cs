namespace DenialOps.Tests.Drafting;

/// <summary>
/// The Flesch-Kincaid grade of a text: 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (Kincaid and others, 1975). A
/// sentence ends at a full stop, a question mark or an exclamation mark, and at the end of a line.
/// </summary>
internal static class FleschKincaid
{
    private static readonly char[] Ends = ['.', '!', '?', '\n'];

    /// <summary>The grade; 0 for a text without words.</summary>
    public static double Grade(string text)
    {
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var sentence in text.Split(Ends))
        {
            var before = words;
            foreach (var word in Words(sentence))
            {
                words++;
                syllables += Syllables(word);
            }

            sentences += words > before ? 1 : 0;
        }

        return words == 0 ? 0 : (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
    }

    /// <summary>
    /// The syllables of an English word by the usual rules: runs of vowels, less a silent e or ed at the end, and more where two vowels
    /// that stand together are spoken apart.
    /// </summary>
    public static int Syllables(string word)
    {
        var letters = word.ToLowerInvariant().Where(char.IsAsciiLetter).ToArray();
        var text = new string(letters);
        var count = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (IsVowel(letters[i]) && (i == 0 || !IsVowel(letters[i - 1]) || IsApart(text, i)))
            {
                count++;
            }
        }

        return Math.Max(1, count - Silent(text));
    }

    private static IEnumerable<string> Words(string sentence) =>
        sentence.Split([' ', '-', '/', '—', '–', ',', ';', ':', '(', ')', '"', '“', '”', '*', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsAsciiLetter));

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // "di-et", "cre-ate", "me-di-um", "play-ing": spoken apart.
    private static bool IsApart(string word, int i) =>
        (word[i - 1] == 'i' && word[i] is 'a' or 'o' or 'u' && !(i >= 2 && word[i - 2] is 'c' or 't' or 's' or 'g' && i + 1 < word.Length))
        || (word[i - 1] == 'i' && word[i] == 'e' && i + 1 < word.Length && word[i + 1] == 't')
        || (word[i - 1] is 'y' or 'u' or 'e' or 'o' && word.AsSpan(i).SequenceEqual("ing"))
        || (word[i - 1] == 'e' && word.AsSpan(i - 1).StartsWith("eate"));

    private static int Silent(string word) => word switch
    {
        _ when word.Length > 2 && word.EndsWith('e') && !IsVowel(word[^2]) && !(word.EndsWith("le", StringComparison.Ordinal) && !IsVowel(word[^3])) => 1,
        _ when word.Length > 3 && word.EndsWith("es", StringComparison.Ordinal) && !IsVowel(word[^3]) && !IsHissing(word[..^2]) && word[^3] != 'l' => 1,
        _ when word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal) && !IsVowel(word[^3]) && word[^3] is not ('t' or 'd') => 1,
        _ when word.Length > 4 && word.EndsWith("ely", StringComparison.Ordinal) && !IsVowel(word[^4]) => 1,
        _ => 0,
    };

    private static bool IsHissing(string stem) => stem[^1] is 's' or 'z' or 'x' or 'c' or 'g' || stem.EndsWith("ch", StringComparison.Ordinal) || stem.EndsWith("sh", StringComparison.Ordinal);
}
