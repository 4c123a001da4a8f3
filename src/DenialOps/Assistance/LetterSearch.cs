using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Assistance;

/// <summary>Finds words in a letter: in their order, across line ends and running headers, whatever stands between them but no other word.</summary>
/// <remarks>The words are looked up by the rarest of them, and a bounded number of places is tried.</remarks>
internal sealed class LetterSearch
{
    private const int MostPlaces = 2_000;
    private const int MostWords = 400;

    private readonly WordTable _words;
    private readonly Dictionary<ulong, List<int>> _places = [];

    public LetterSearch(ReadingContext context)
    {
        _words = context.Layout.Words;
        for (int i = 0; i < _words.Count; i++)
        {
            (_places.TryGetValue(_words.Hash(i), out var places) ? places : _places[_words.Hash(i)] = new List<int>(1)).Add(i);
        }
    }

    /// <summary>The stretches of the letter that have the words of <paramref name="phrase"/>, in order; none for a text without words.</summary>
    public IReadOnlyList<TextSpan> Find(string phrase)
    {
        var wanted = new WordTable(phrase);
        if (wanted.Count is 0 or > MostWords)
        {
            return [];
        }

        int rarest = -1, fewest = int.MaxValue;
        for (int i = 0; i < wanted.Count; i++)
        {
            int count = _places.TryGetValue(wanted.Hash(i), out var places) ? places.Count : 0;
            if (count < fewest)
            {
                (rarest, fewest) = (i, count);
            }
        }

        return fewest == 0 ? [] : [.. _places[wanted.Hash(rarest)].Take(MostPlaces).Select(place => place - rarest)
            .Where(first => Stands(wanted, first)).Select(first => new TextSpan(_words.Start(first), _words.End(first + wanted.Count - 1)))];
    }

    /// <summary>Where a run of words, by their hashes, first stands; null where it does not.</summary>
    public int? PlaceOf(ReadOnlySpan<ulong> words)
    {
        if (!_places.TryGetValue(words[0], out var places))
        {
            return null;
        }

        foreach (int place in places.Take(MostPlaces))
        {
            if (place + words.Length <= _words.Count && _words.Hashes.Slice(place, words.Length).SequenceEqual(words))
            {
                return _words.Start(place);
            }
        }

        return null;
    }

    private bool Stands(WordTable wanted, int first) =>
        first >= 0 && first + wanted.Count <= _words.Count && _words.Hashes.Slice(first, wanted.Count).SequenceEqual(wanted.Hashes);
}
