using System.Globalization;
using DenialOps.Facts;

namespace DenialOps.Grounding.Prose;

/// <summary>What the evidence says in words: its vocabulary, its people, the sides of the body it speaks of, its numbers in letters.</summary>
internal sealed class ProseEvidence
{
    /// <summary>Up to here a number in letters may be a manner of speaking.</summary>
    public const int LargestUncounted = 12;

    private const int LongestDose = 12;

    private readonly HashSet<ulong> _words = new(512);
    private readonly HashSet<ulong> _people = [];
    private readonly NearWords _proper = new();
    private readonly NearWords _payer = new();
    private readonly Dictionary<(ulong Unit, decimal Number), Evidence> _doses = [];
    private readonly Dictionary<(decimal Number, ulong Thing), Evidence> _numbers = [];

    public ProseEvidence(IReadOnlyList<PhraseSource> sources, CaseFacts? facts)
    {
        string? last = null;
        foreach (var source in sources)
        {
            // The running headers of a document are a source of their own with the same text.
            if (ReferenceEquals(source.Text, last))
            {
                continue;
            }

            Add(source);
            last = source.Text;
            if (source.Document is not null)
            {
                AddPeople(source.Text);
            }
        }

        Names = new CaseNames(facts);
        AddPerson(facts?.Member.Name?.Value);
        AddPerson(facts?.Service.ProviderName?.Value);
        AddPayer(facts?.Payer.Name?.Value);
    }

    /// <summary>The long words of the payer's name: an ordinary word that is one slip away from one of them is hardly meant.</summary>
    private void AddPayer(string? name)
    {
        if (name is null)
        {
            return;
        }

        using var text = new ProseText(name);
        foreach (var word in text.Words)
        {
            if (word.Length >= NearWords.Long)
            {
                _payer.Add(name, word.Start, word.StemEnd);
            }
        }
    }

    /// <summary>The word of the payer's name that this long word is one slip away from, or null.</summary>
    public string? NearToPayer(ReadOnlySpan<char> word) => word.Length < NearWords.Long - 1 ? null : _payer.Find(word);

    /// <summary>The names that the facts give.</summary>
    public CaseNames Names { get; }

    /// <summary>Whether the evidence has this word.</summary>
    public bool Has(in ProseWord word) => _words.Contains(word.Hash) || (word.IsPossessive && _words.Contains(word.Stem));

    /// <summary>Whether this word is part of the name of a person of the case.</summary>
    public bool IsOfPerson(ProseWord word) => _people.Contains(word.Stem);

    /// <summary>The name or other rare word of the evidence that this word is one slip away from, or null.</summary>
    public string? NearTo(ReadOnlySpan<char> word) => _proper.Find(word);

    /// <summary>The parts of the body that the evidence names, and their sides.</summary>
    public SidesOfEvidence Sides { get; } = new();

    /// <summary>Where the evidence has a dose that is printed as one word, "40MG", or null.</summary>
    public Evidence? FindDose(ulong unit, decimal number) => _doses.GetValueOrDefault((unit, number));

    /// <summary>Where the evidence has this number in letters, or null. A small one ("one more", "two of them") must count the same thing there.</summary>
    public Evidence? FindNumber(decimal number, ulong thing) =>
        (number > LargestUncounted || thing != 0) && _numbers.TryGetValue((number, number > LargestUncounted ? 0 : thing), out var evidence) ? evidence : null;

    private void Add(PhraseSource source)
    {
        var text = source.Text;
        using var prose = new ProseText(text);
        var words = prose.Words;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var isNew = _words.Add(word.Hash);
            if (word.IsPossessive)
            {
                _words.Add(word.Stem);
            }

            var roles = Vocabulary.Of(word.Stem);
            if (isNew && (roles & WordRoles.Ordinary) == WordRoles.None)
            {
                _proper.Add(text, word.Start, word.StemEnd);
            }

            if ((roles & (WordRoles.Side | WordRoles.Number | WordRoles.BodyPart | WordRoles.Unit)) != WordRoles.None)
            {
                AddSpecial(source, prose, i, roles);
            }
        }
    }

    private void AddSpecial(PhraseSource source, ProseText prose, int i, WordRoles roles)
    {
        if ((roles & WordRoles.Unit) != WordRoles.None)
        {
            AddDose(source, prose.Words[i]);
        }

        if ((roles & WordRoles.BodyPart) != WordRoles.None)
        {
            Sides.AddPart(prose.Words[i].Hash);
        }

        if ((roles & WordRoles.Side) != WordRoles.None && BodySides.PartOf(prose, i) is { Name: not 0 } part)
        {
            Sides.Add(BodySides.SideOf(prose.Words[i]), part);
        }

        if ((roles & WordRoles.Number) != WordRoles.None)
        {
            var end = SpelledNumbers.Read(prose.Words, i, out var number);
            var next = end < prose.Words.Length ? prose.Words[end] : default;
            if ((Vocabulary.Of(next.Hash) & WordRoles.Time) == WordRoles.None)
            {
                var evidence = source.At(prose.Words[i].Start, prose.Words[end - 1].End);
                _numbers.TryAdd((number, 0), evidence);
                _numbers.TryAdd((number, CountedThings.ThingOf(prose.Text.AsSpan(next.Start, next.Length))), evidence);
            }
        }
    }

    private void AddDose(PhraseSource source, ProseWord unit)
    {
        var text = source.Text;
        var start = unit.Start;
        while (start > 0 && unit.Start - start < LongestDose && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is '.' or ','))
        {
            start--;
        }

        if (decimal.TryParse(text.AsSpan(start, unit.Start - start), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            _doses.TryAdd((unit.Hash, number), source.At(start, unit.End));
        }
    }

    private void AddPeople(string text)
    {
        foreach (var span in NameFinder.Find(text))
        {
            AddPerson(text.AsSpan(span.Start, span.Length));
        }
    }

    private void AddPerson(ReadOnlySpan<char> name)
    {
        if (name.Length > 0)
        {
            using var prose = new ProseText(name.ToString());
            foreach (var word in prose.Words)
            {
                if (!word.IsInitial && word.Is(WordTraits.Capital) && (Vocabulary.Of(word.Stem) & (WordRoles.Term | WordRoles.Kind)) == WordRoles.None)
                {
                    _people.Add(word.Stem);
                }
            }
        }
    }
}
