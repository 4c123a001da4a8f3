using System.Text.RegularExpressions;
using DenialOps.Grounding.Prose;
using DenialOps.Knowledge;

namespace DenialOps.Assistance;

/// <summary>
/// Words of a model's text that ours does not have and that say something of the case: no English words (names, mostly), numbers, times, days,
/// parts of the body and laws in letters, people behind a title, people and organisations by name, and addresses of the web. They are data: <c>kept.txt</c>.
/// </summary>
internal sealed partial class NewWords
{
    private const int ShortestName = 3;

    private static readonly Dictionary<ulong, HashSet<string>> Kept = WordFile.Words("kept")
        .GroupBy(word => WordOf(word.Word)).ToDictionary(word => word.Key, word => word.Select(entry => entry.Section).ToHashSet(StringComparer.Ordinal));

    private readonly string _known;
    private readonly HashSet<ulong> _words;
    private readonly HashSet<(ulong First, ulong Second)> _pairs;
    private readonly HashSet<ulong> _stems = [];
    private readonly HashSet<ulong> _capitals = [];

    /// <summary>Creates a check against what is known.</summary>
    /// <param name="known">Our own text, and what else of the case the model was told in our words.</param>
    public NewWords(string known)
    {
        _known = known;
        var words = new WordTable(known);
        _words = [.. words.Hashes];
        _pairs = [.. Enumerable.Range(1, Math.Max(0, words.Count - 1)).Select(i => (words.Hash(i - 1), words.Hash(i)))];
        using var prose = new ProseText(known);
        foreach (ref readonly var word in prose.Words)
        {
            _stems.Add(word.Hash);
            _stems.Add(word.Stem);
            if (word.Is(WordTraits.Capital))
            {
                _capitals.Add(word.Stem);
            }
        }
    }

    /// <summary>The words, as printed, each once.</summary>
    public IReadOnlyList<string> In(string text)
    {
        var found = Unknown(text);
        var words = new WordTable(text);
        for (int i = 0; i < words.Count; i++)
        {
            if (Kept.TryGetValue(words.Hash(i), out var sections))
            {
                int first = i, last = i;
                bool isNew = sections.Contains("alone") && !_words.Contains(words.Hash(i));
                if (sections.Contains("after their word") && i > 0 && !IsKnownAfter(words, i))
                {
                    (isNew, first) = (true, i - 1);
                }

                if (sections.Contains("before their word") && i + 1 < words.Count && !_pairs.Contains((words.Hash(i), words.Hash(i + 1))))
                {
                    (isNew, last) = (true, i + 1);
                }

                if (isNew)
                {
                    found.Add(text[words.Start(first)..words.End(last)]);
                }
            }
        }

        found.AddRange(WebAddress().Matches(text).Select(match => match.Value).Where(address => !_known.Contains(address, StringComparison.OrdinalIgnoreCase)));
        return [.. found.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    // "the day" says nothing that "180 days" has not said; "a week" does where ours has no weeks, and "a doctor" where ours has none.
    private bool IsKnownAfter(WordTable words, int i) =>
        _pairs.Contains((words.Hash(i - 1), words.Hash(i)))
        || (_words.Contains(words.Hash(i)) && Kept.TryGetValue(words.Hash(i - 1), out var before) && before.Contains("plain"));

    private List<string> Unknown(string text)
    {
        var found = new List<string>();
        using var prose = new ProseText(text);
        foreach (ref readonly var word in prose.Words)
        {
            if (word.Length >= ShortestName && (IsUnknown(word) || IsNewName(word)))
            {
                found.Add(text[word.Start..word.End]);
            }
        }

        return found;
    }

    private bool IsUnknown(ProseWord word) =>
        !_stems.Contains(word.Stem) && !_stems.Contains(word.Hash) && (Vocabulary.Of(word.Stem) | Vocabulary.Of(word.Hash)) is var roles && (roles == WordRoles.None || (roles & WordRoles.Name) != WordRoles.None);

    // "the Fair Care Act", "to Acme Recovery": ordinary words, which a capital makes a name.
    private bool IsNewName(ProseWord word) =>
        word.Is(WordTraits.Capital) && !word.Is(WordTraits.BeginsSentence) && !word.Is(WordTraits.BeginsLine) && !word.Is(WordTraits.Heading) && !_capitals.Contains(word.Stem);

    private static ulong WordOf(string word) => new WordTable(word).Hash(0);

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:/[^\s)]*)?", RegexOptions.NonBacktracking)]
    private static partial Regex WebAddress();
}
