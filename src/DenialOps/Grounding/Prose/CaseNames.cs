using DenialOps.Facts;

namespace DenialOps.Grounding.Prose;

/// <summary>The names of a case by their words, initials and small words left out, to find one of which a single word was exchanged.</summary>
internal sealed class CaseNames
{
    private const int MostWords = 10;

    /// <summary>Kinds of people, who are no insurer: at the end of a payer's name they stand for another word.</summary>
    private static readonly HashSet<ulong> People = new[] { "patient", "patients", "doctor", "doctors", "nurse", "nurses", "provider", "providers", "physician", "physicians" }
        .Select(w => FoldedWord.HashOf(w)).ToHashSet();

    private readonly List<ulong[]> _names = [];
    private readonly Dictionary<ulong, List<(int Name, int Position)>> _places = [];

    public CaseNames(CaseFacts? facts)
    {
        if (facts is not null)
        {
            Add(facts.Payer.Name, facts.Payer.PlanName, facts.Member.Name, facts.Service.ProviderName, facts.Service.FacilityName, facts.Service.DrugName);
        }
    }

    /// <summary>
    /// Finds a stretch of <paramref name="words"/> that is a name of the case but for one word; the stretch begins at <paramref name="first"/>,
    /// and the exchanged word stands at <paramref name="wrong"/>. A name of two words must keep one that says more than its kind, or have a word in the
    /// other's place that is no English one or of another name.
    /// </summary>
    public bool FindExchanged(ReadOnlySpan<ulong> words, out int first, out int length, out int wrong)
    {
        (first, length, wrong) = (0, 0, -1);
        for (var k = 0; k < words.Length; k++)
        {
            if (!_places.TryGetValue(words[k], out var places))
            {
                continue;
            }

            foreach (var (name, position) in places)
            {
                var known = _names[name];
                (first, length) = (k - position, known.Length);
                if (first >= 0 && first + length <= words.Length && IsExchanged(words.Slice(first, length), known, isEnd: first + length == words.Length, out var at))
                {
                    wrong = first + at;
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsExchanged(ReadOnlySpan<ulong> words, ReadOnlySpan<ulong> known, bool isEnd, out int at)
    {
        at = -1;
        for (var k = 0; k < known.Length; k++)
        {
            if (words[k] != known[k])
            {
                if (at >= 0)
                {
                    return false;
                }

                at = k;
            }
        }

        return at >= 0 && !known.Contains(words[at])
            && ((Vocabulary.Of(words[at]) & WordRoles.Kind) == WordRoles.None || (isEnd && known.Length > 2 && at == known.Length - 1 && People.Contains(words[at])))
            && (known.Length > 2 || (Vocabulary.Of(known[1 - at]) & WordRoles.Kind) == WordRoles.None || (Vocabulary.Of(words[at]) & WordRoles.Ordinary) == WordRoles.None
                || _places.ContainsKey(words[at]));
    }

    private void Add(params ReadOnlySpan<Fact<string>?> names)
    {
        foreach (var name in names)
        {
            if (name is not null)
            {
                Add(name.Value);

                // "Jane Wilson, MD", "Alder Health, Inc.": the part before the comma is the name too.
                if (name.Value.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma)
                {
                    Add(name.Value[..comma]);
                }
            }
        }
    }

    private void Add(string name)
    {
        using var prose = new ProseText(name);
        var words = new List<ulong>();
        foreach (var word in prose.Words)
        {
            if (!word.IsInitial && word.Is(WordTraits.Capital))
            {
                words.Add(word.Stem);
            }
        }

        if (words.Count is < 2 or > MostWords)
        {
            return;
        }

        for (var k = 0; k < words.Count; k++)
        {
            if (!_places.TryGetValue(words[k], out var places))
            {
                _places[words[k]] = places = new List<(int, int)>(1);
            }

            places.Add((_names.Count, k));
        }

        _names.Add([.. words]);
    }
}
