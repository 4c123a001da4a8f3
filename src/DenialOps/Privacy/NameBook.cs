using System.Diagnostics.CodeAnalysis;

namespace DenialOps.Privacy;

/// <summary>The people whose names are hidden, and the words of their names.</summary>
internal sealed class NameBook
{
    private readonly Dictionary<string, NameWord> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _initials = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A book of these people.</summary>
    public NameBook(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (_names.Add(name))
            {
                Add(PersonName.Words(name));
            }
        }
    }

    /// <summary>Whether it knows nobody.</summary>
    public bool IsEmpty => _words.Count == 0;

    /// <summary>This book, with further people where it does not know them.</summary>
    public NameBook With(IReadOnlyCollection<string> names) => names.All(_names.Contains) ? this : new NameBook(_names.Concat(names));

    /// <summary>Looks a word of a text up.</summary>
    public bool TryFind(ReadOnlySpan<char> word, [NotNullWhen(true)] out NameWord? found) => System.Text.Ascii.IsValid(word)
        ? _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out found)
        : _words.TryGetValue(Fold.Of(word), out found);

    /// <summary>Whether a letter alone is an initial of one who bears this name.</summary>
    public bool IsInitial(char letter, NameWord of) => char.IsLetter(letter) && of.HasInitial(Fold.Of(letter), person => _initials[person]);

    private void Add(List<(string Word, bool IsLast)> words)
    {
        if (words.Count == 0)
        {
            return;
        }

        _initials.Add(string.Concat(words.Select(word => word.Word[..1])));
        foreach (var (word, isLast) in words.Where(word => word.Word.Length > 1))
        {
            if (!_words.TryGetValue(word, out var known))
            {
                _words[word] = known = new NameWord(word);
            }

            known.Add(_initials.Count - 1, isLast);
        }
    }
}
