using DenialOps.Grounding.Prose;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>Which numbers stand before which units and things: 40 before "mg", 12 before "visits".</summary>
internal sealed class CountedThings
{
    private const int LongestWord = 16;

    private readonly HashSet<(ulong Thing, decimal Number)> _counts = [];
    private readonly HashSet<ulong> _things = [];

    /// <summary>Notes a number of the evidence with what it counts.</summary>
    public void Add(string text, Mention number)
    {
        if (number.Number is { } value && ThingBehind(text, number.End) is var thing and not 0)
        {
            _counts.Add((thing, value));
            _things.Add(thing);
        }
    }

    /// <summary>Whether the evidence counts the same thing, and never this many; a unit of a dose counts as one that it has.</summary>
    public bool Contradicts(string text, Mention number, ProseEvidence prose) =>
        number.Number is { } value && ThingBehind(text, number.End) is var thing and not 0 && !_counts.Contains((thing, value))
        && (_things.Contains(thing) || (Vocabulary.Of(thing) & WordRoles.Unit) != WordRoles.None) && prose.FindDose(thing, value) is null;

    /// <summary>Whether this word is a unit or a thing that is counted, by its singular's hash; else 0.</summary>
    public static ulong ThingOf(ReadOnlySpan<char> word)
    {
        var hash = FoldedWord.HashOf(word);
        if ((Vocabulary.Of(hash) & WordRoles.Measure) != WordRoles.None)
        {
            return hash;
        }

        hash = word.Length > 2 && word[^1] == 's' ? FoldedWord.HashOf(word[..^1]) : 0;
        return hash != 0 && (Vocabulary.Of(hash) & WordRoles.Measure) != WordRoles.None ? hash : 0;
    }

    /// <summary>What a number that ends here counts; 0 when nothing is known.</summary>
    public static ulong ThingBehind(string text, int end)
    {
        var start = end < text.Length && text[end] is ' ' or '-' or '\n' ? end + 1 : end;
        var last = start;
        while (last < text.Length && last - start < LongestWord && char.IsLetter(text[last]))
        {
            last++;
        }

        return last == start ? 0 : ThingOf(text.AsSpan(start, last - start));
    }
}
