namespace DenialOps.Grounding.Prose;

/// <summary>Finds the known word that a word differs from by one letter: changed, added, left out or swapped with its neighbour.</summary>
internal sealed class NearWords
{
    /// <summary>A shorter word is near to too many.</summary>
    public const int Shortest = 4;

    /// <summary>From this length on a word is rarely near to another by chance.</summary>
    public const int Long = 8;

    private const int MostInBucket = 64;

    private readonly List<(string Text, int Start, int Length)> _added = [];
    private readonly Lazy<Dictionary<int, List<string>>> _words;

    public NearWords() => _words = new Lazy<Dictionary<int, List<string>>>(Build);

    /// <summary>Adds a word of a text. All are added before the first is looked for: most drafts need no look at all.</summary>
    public void Add(string text, int start, int end)
    {
        if (end - start >= Shortest)
        {
            _added.Add((text, start, end - start));
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

    // By the first two letters and by the last two: one slip leaves one of them whole.
    private Dictionary<int, List<string>> Build()
    {
        var words = new Dictionary<int, List<string>>();
        foreach (var (text, start, length) in _added)
        {
            var word = text.Substring(start, length);
            Add(words, KeyOf(word, 0, 0), word);
            Add(words, KeyOf(word, word.Length - 2, 1), word);
        }

        return words;
    }

    private static void Add(Dictionary<int, List<string>> words, int key, string word)
    {
        if (!words.TryGetValue(key, out var bucket))
        {
            words[key] = bucket = new List<string>(2);
        }

        if (bucket.Count < MostInBucket)
        {
            bucket.Add(word);
        }
    }

    private string? Find(int key, ReadOnlySpan<char> word)
    {
        if (_words.Value.TryGetValue(key, out var bucket))
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
