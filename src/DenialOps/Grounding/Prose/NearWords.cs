namespace DenialOps.Grounding.Prose;

/// <summary>Finds the known word that a word differs from by one letter: changed, added, left out or swapped with its neighbour.</summary>
internal sealed class NearWords
{
    /// <summary>A shorter word is near to too many.</summary>
    public const int Shortest = 4;

    private const int MostInBucket = 64;

    // By the first two letters and by the last two: one slip leaves one of them whole.
    private readonly Dictionary<int, List<string>> _words = [];

    public void Add(string word)
    {
        if (word.Length >= Shortest)
        {
            Add(KeyOf(word, 0, 0), word);
            Add(KeyOf(word, word.Length - 2, 1), word);
        }
    }

    /// <summary>The known word, or null.</summary>
    public string? Find(ReadOnlySpan<char> word) =>
        word.Length < Shortest ? null : Find(KeyOf(word, 0, 0), word) ?? Find(KeyOf(word, word.Length - 2, 1), word);

    /// <summary>Whether two words are one slip apart, in whatever case. Another ending of the same word is no slip.</summary>
    public static bool IsSlip(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (left.Length > 0 && right.Length > 0 && Same(left[0], right[0]))
        {
            left = left[1..];
            right = right[1..];
        }

        var atEnd = true;
        while (left.Length > 0 && right.Length > 0 && Same(left[^1], right[^1]))
        {
            left = left[..^1];
            right = right[..^1];
            atEnd = false;
        }

        return (left.Length, right.Length) switch
        {
            (1, 1) => !(atEnd is false && left[0] is 's' or 'z' && right[0] is 's' or 'z'),
            (0, 1) => !(atEnd && Same(right[0], 's')),
            (1, 0) => !(atEnd && Same(left[0], 's')),
            (2, 2) => Same(left[0], right[1]) && Same(left[1], right[0]),
            _ => false,
        };
    }

    private static bool Same(char a, char b) => a == b || char.ToLowerInvariant(a) == char.ToLowerInvariant(b);

    private static int KeyOf(ReadOnlySpan<char> word, int at, int end) =>
        (((char.ToLowerInvariant(word[at]) * 65536) + char.ToLowerInvariant(word[at + 1])) * 2) + end;

    private void Add(int key, string word)
    {
        if (!_words.TryGetValue(key, out var bucket))
        {
            _words[key] = bucket = new List<string>(2);
        }

        if (bucket.Count < MostInBucket)
        {
            bucket.Add(word);
        }
    }

    private string? Find(int key, ReadOnlySpan<char> word)
    {
        if (_words.TryGetValue(key, out var bucket))
        {
            foreach (var known in bucket)
            {
                if (IsSlip(word, known))
                {
                    return known;
                }
            }
        }

        return null;
    }
}
