using DenialOps.Knowledge;

namespace DenialOps.Privacy;

/// <summary>A word that is part of somebody's name.</summary>
internal sealed class NameWord(string key)
{
    /// <summary>Words of two letters are often something else: a state, a modifier.</summary>
    private const int ShortestSure = 3;

    private readonly List<int> _people = [];

    /// <summary>The word without case and accents.</summary>
    public string Key { get; } = key;

    /// <summary>Whether it is the last name of somebody.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Whether it means something else as well ("Grace", "Long", "May"), so that it is a name only among names.</summary>
    public bool IsOrdinary { get; } = key.Length < ShortestSure || EnglishWords.Contains(key);

    /// <summary>Says that it belongs to the person with this number.</summary>
    public void Add(int person, bool isLast)
    {
        IsLast |= isLast;
        if (!_people.Contains(person))
        {
            _people.Add(person);
        }
    }

    /// <summary>Whether both belong to the same person.</summary>
    public bool SharesPersonWith(NameWord other) => _people.Exists(other._people.Contains);

    /// <summary>Whether one of its persons has another name that begins with this letter.</summary>
    public bool HasInitial(char letter, Func<int, string> initialsOf) => _people.Exists(person => initialsOf(person).Contains(letter, StringComparison.Ordinal));
}
