namespace DenialOps.Grounding.Prose;

/// <summary>
/// Checks a run of words in capitals: a word that neither the language nor the evidence has, a person's name put together wrongly, an
/// organisation that the evidence does not name, a word one slip away from the evidence's.
/// </summary>
internal ref partial struct CapitalRun
{
    /// <summary>How many words a run may have; a longer one is two.</summary>
    public const int Longest = 24;

    private const int LongestShortForm = 5;
    private const int MostSkipsInPlace = 3;
    private const int MostBehindComma = 3;

    private readonly EvidenceIndex _index;
    private readonly ProseEvidence _evidence;
    private readonly ProseText _draft;
    private readonly ReadOnlySpan<ProseWord> _words;
    private readonly ReadOnlySpan<ProseWord> _behind;
    private readonly List<ProseFinding> _found;
    private RunMarks _marks;

    /// <summary>Takes the run from <paramref name="first"/> to <paramref name="end"/> of the draft's words.</summary>
    public CapitalRun(EvidenceIndex index, ProseText draft, int first, int end, List<ProseFinding> found)
    {
        (_index, _evidence, _draft, _found) = (index, index.Prose, draft, found);
        var words = draft.Words[first..end];
        _words = words;
        _behind = draft.Words[end..Math.Min(draft.Words.Length, end + MostBehindComma)];
        for (var k = 0; k < words.Length; k++)
        {
            _marks[k] = RolesOf(index, draft, first + k) | (_evidence.Has(words[k]) ? WordRoles.Known : WordRoles.None)
                | (_evidence.IsOfPerson(words[k]) ? WordRoles.Person : WordRoles.None);
        }
    }

    /// <summary>What is known of a word: an English one, or an ordinary Spanish one among others of that language, if it is not a slip of a name of the case.</summary>
    private static WordRoles RolesOf(EvidenceIndex index, ProseText draft, int word)
    {
        var (roles, found) = (Vocabulary.Of(draft.Words[word].Stem), draft.Words[word]);
        return (roles & (WordRoles.Ordinary | WordRoles.Name | WordRoles.Drug)) == WordRoles.None && !index.Prose.Has(found) && SpanishText.IsAround(draft, word) && SpanishText.IsOrdinary(draft, word)
            && index.Prose.NearTo(draft.Text.AsSpan(found.Start, found.StemEnd - found.Start)) is null
            ? roles | WordRoles.Ordinary
            : roles;
    }

    /// <summary>Checks the run.</summary>
    public void Check()
    {
        if (!CheckUnknown() && !CheckAddressee() && !CheckNames() && !CheckOrganization() && !CheckExchanged())
        {
            CheckSlips();
        }
    }

    private readonly bool Is(int k, WordRoles role) => (_marks[k] & role) != WordRoles.None;

    private readonly bool IsNameLike(int k) => _words[k].IsInitial
        ? !IsPronoun(k)
        : Is(k, WordRoles.Name | WordRoles.Person) || (!Is(k, WordRoles.Ordinary) && _words[k].Is(WordTraits.Capital));

    // "I", and not the initial of "I. Okafor"; "A" at the start of a sentence.
    private readonly bool IsPronoun(int k) => _draft.Text[_words[k].Start] is var c && (c == 'I' || (c == 'A' && BeginsSentence(k)))
        && !(_words[k].End < _draft.Text.Length && _draft.Text[_words[k].End] == '.');

    private readonly bool BeginsSentence(int k) => _words[k].Is(WordTraits.BeginsSentence) || (k == 0 && _words[k].Before == Joint.Point);

    private readonly bool IsUnknown(int k) => !Is(k, WordRoles.Ordinary | WordRoles.Known) && !_words[k].IsInitial
        && !(_words[k].Is(WordTraits.AllCapitals) && _words[k].Length <= LongestShortForm && !Is(k, WordRoles.Name) && _evidence.NearTo(TextOf(k, k)) is null);

    private readonly ReadOnlySpan<char> TextOf(int first, int last) => _draft.Text.AsSpan(_words[first].Start, _words[last].StemEnd - _words[first].Start);

    // "Women's Health" has its "'s" in the evidence, and "Dovrenko's" has not.
    private readonly Evidence? Find(int first, int last, int skips) => _index.Phrases.FindName(TextOf(first, last), skips)
        ?? (_words[last].IsPossessive ? _index.Phrases.FindName(_draft.Text.AsSpan(_words[first].Start, _words[last].End - _words[first].Start), skips) : null);

    private readonly void Report(int first, int last, string? hint) =>
        _found.Add(new ProseFinding(ClaimKind.Name, _words[first].Start, _words[last].StemEnd, null, hint));

    private readonly bool Accept(int first, int last, Evidence evidence)
    {
        _found.Add(new ProseFinding(ClaimKind.Name, _words[first].Start, _words[last].StemEnd, evidence, null));
        return true;
    }

    private readonly bool CheckUnknown()
    {
        var isWrong = false;
        for (var k = 0; k < _words.Length; k++)
        {
            if (!IsUnknown(k))
            {
                continue;
            }

            var (first, last, hint) = (k, k, _evidence.NearTo(TextOf(k, k)));
            while (first > 0 && IsNameLike(first - 1) && !_words[first - 1].IsPossessive)
            {
                first--;
            }

            while (last + 1 < _words.Length && IsNameLike(last + 1) && !_words[last].IsPossessive)
            {
                last++;
            }

            last = EndOfOrganization(last);
            Report(first, last, hint);
            (isWrong, k) = (true, last);
        }

        return isWrong;
    }

    // "Northwind Medical Center": the words that say what it is belong to the name.
    private readonly int EndOfOrganization(int last)
    {
        var end = last;
        for (var k = last + 1; k < _words.Length && Is(k, WordRoles.Kind) && !_words[k - 1].IsPossessive; k++)
        {
            end = Is(k, WordRoles.Organization) ? k : end;
        }

        return end;
    }

    // "Annalise Wheelwright" on a line of its own, as under a letter: a person's first name with another word is a name, whatever that word means.
    private readonly bool CheckSignature()
    {
        var last = _words.Length - 1;
        if (last is not (1 or 2) || !_words[0].Is(WordTraits.BeginsLine) || !Is(0, WordRoles.Person) || !Is(last, WordRoles.Ordinary) || Is(last, WordRoles.Known)
            || _words[0].Is(WordTraits.Heading) || (_behind.Length > 0 && !_behind[0].Is(WordTraits.BeginsLine)))
        {
            return false;
        }

        Report(0, last, null);
        return true;
    }

    // True when a name was wrong.
    private readonly bool CheckNames()
    {
        if (CheckSignature())
        {
            return true;
        }

        var isWrong = false;
        for (var k = 0; k < _words.Length; k++)
        {
            if (!IsNameLike(k))
            {
                continue;
            }

            var (first, last) = (k, k);
            while (first > 0 && _words[first].Before == Joint.Hyphen)
            {
                first--;
            }

            while (last + 1 < _words.Length && !_words[last].IsPossessive
                && (IsNameLike(last + 1) || _words[last + 1].Before == Joint.Hyphen))
            {
                last++;
            }

            isWrong |= !IsName(first, last);
            k = last;
        }

        return isWrong;
    }

    private readonly bool IsName(int first, int last)
    {
        var (words, isOfPerson, isKnown) = (0, false, false);
        for (var k = first; k <= last; k++)
        {
            words += _words[k].IsInitial ? 0 : 1;
            isOfPerson |= Is(k, WordRoles.Name | WordRoles.Person);
            isKnown |= Is(k, WordRoles.Known) && !Is(k, WordRoles.Ordinary);
        }

        var isShortForm = _words[first].Is(WordTraits.AllCapitals) && _words[first].Length <= LongestShortForm;
        if (words == 0 || (first == last && (!isKnown || isShortForm)))
        {
            return true;
        }

        if (Find(first, last, 1) is { } evidence)
        {
            return Accept(first, last, evidence);
        }

        // "Will Annalise …": the first of a sentence is an ordinary word that happens to be a name too.
        if (first < last && Is(first, WordRoles.Ordinary) && BeginsSentence(first))
        {
            return IsName(first + 1, last);
        }

        if (!isOfPerson || first == last || IsTwoNames(first, last))
        {
            return true;
        }

        Report(first, last, null);
        return false;
    }

    // "Annalise Dovrenko Dupixent": a whole name with another behind it, as headings have it.
    private readonly bool IsTwoNames(int first, int last)
    {
        for (var cut = first + 1; cut < last; cut++)
        {
            if (Find(first, cut, 1) is not null && Find(cut + 1, last, 1) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private readonly void CheckSlips()
    {
        for (var k = 0; k < _words.Length; k++)
        {
            if (_words[k].IsInitial || !_words[k].Is(WordTraits.Capital) || (Is(k, WordRoles.Known) && !Is(k, WordRoles.Ordinary)))
            {
                continue;
            }

            var near = k > 0 && Is(k - 1, WordRoles.Known) ? _index.Phrases.FindSlipBeside(_words[k - 1].Hash, TextOf(k, k), 1) : null;
            near ??= Is(k, WordRoles.Known) ? null : _evidence.NearToPayer(TextOf(k, k));
            near ??= k + 1 < _words.Length && Is(k + 1, WordRoles.Known) ? _index.Phrases.FindSlipBeside(_words[k + 1].Stem, TextOf(k, k), -1) : null;
            if (near is not null)
            {
                Report(k, k, near);
            }
        }
    }

    [System.Runtime.CompilerServices.InlineArray(Longest)]
    private struct RunMarks
    {
        private WordRoles _first;
    }
}
