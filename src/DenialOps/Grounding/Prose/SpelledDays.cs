using System.Globalization;

namespace DenialOps.Grounding.Prose;

/// <summary>Reads days in letters beside a month: "the fourteenth of March", "March the twenty-first".</summary>
internal static class SpelledDays
{
    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
        "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    private static readonly Dictionary<ulong, int> Days = DayWords();
    private static readonly Dictionary<ulong, int> Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12)
        .Select((name, i) => (Hash: FoldedWord.HashOf(name.ToLowerInvariant()), Month: i + 1)).ToDictionary(m => m.Hash, m => m.Month);

    private static readonly ulong Of = FoldedWord.HashOf("of");
    private static readonly ulong Day = FoldedWord.HashOf("day");
    private static readonly ulong The = FoldedWord.HashOf("the");

    /// <summary>The months' names, each as its number (<see cref="FoldedWord"/>).</summary>
    public static IReadOnlyCollection<ulong> MonthHashes => Months.Keys;

    /// <summary>The day in letters beside the month at a word, with the words it takes; null for none.</summary>
    public static (int Month, int Day, int First, int End)? At(ReadOnlySpan<ProseWord> words, int i)
    {
        if (!Months.TryGetValue(words[i].Hash, out var month))
        {
            return null;
        }

        if (i > 1 && words[i].IsJoined && words[i - 1].Hash == Of)
        {
            var last = words[i - 2].Hash == Day ? i - 3 : i - 2;
            var first = last > 0 && words[last].IsJoined && IsTens(words[last - 1]) ? last - 1 : last;
            return first >= 0 && Read(words[first..(last + 1)]) is > 0 and var day ? (month, day, first, i + 1) : null;
        }

        var next = i + 1 < words.Length && words[i + 1].IsJoined && words[i + 1].Hash == The ? i + 2 : i + 1;

        // "May second opinions …": a word at a sentence's start is in a capital anyway.
        if (next >= words.Length || !words[next].IsJoined || (next == i + 1 && words[i].Is(WordTraits.BeginsSentence)))
        {
            return null;
        }

        var end = next + 1 < words.Length && IsTens(words[next]) && words[next + 1].IsJoined && Days.ContainsKey(words[next + 1].Hash) ? next + 2 : next + 1;
        return Read(words[next..end]) is > 0 and var behind ? (month, behind, i, end) : null;
    }

    private static Dictionary<ulong, int> DayWords()
    {
        var days = Ordinals.Select((word, i) => (word, i + 1)).ToDictionary(d => FoldedWord.HashOf(d.word), d => d.Item2);
        days[FoldedWord.HashOf("thirtieth")] = 30;
        return days;
    }

    private static bool IsTens(ProseWord word) => (Vocabulary.Of(word.Hash) & WordRoles.Number) != WordRoles.None && Vocabulary.NumberOf(word.Hash) is 20 or 30;

    private static int Read(ReadOnlySpan<ProseWord> words) => words.Length switch
    {
        1 => Days.GetValueOrDefault(words[0].Hash),
        2 when IsTens(words[0]) && Days.GetValueOrDefault(words[1].Hash) is > 0 and < 10 and var one => Vocabulary.NumberOf(words[0].Hash) + one,
        _ => 0,
    };
}
