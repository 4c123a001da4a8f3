using DenialOps.Knowledge;

namespace DenialOps.Grounding.Prose;

// Organisations, and names of the case of which one word was exchanged.
internal ref partial struct CapitalRun
{
    private static readonly ulong And = FoldedWord.HashOf("and");

    // True when an organisation was wrong.
    private readonly bool CheckOrganization()
    {
        var noun = _words.Length - 1;
        while (noun > 0 && !(Is(noun, WordRoles.Organization) && _words[noun].Is(WordTraits.Capital)))
        {
            noun--;
        }

        var start = 0;
        while (start < noun && Is(start, WordRoles.Kind) && !Is(start, WordRoles.Name | WordRoles.Person))
        {
            start++;
        }

        var last = EndOfPlace(noun);
        if (IsAgency())
        {
            return CheckAgency();
        }

        if (noun == 0 || (start == noun && last == noun) || (IsHeadline() && !HasKnownName(start, last)))
        {
            return false;
        }

        for (var from = 0; from <= start; from++)
        {
            if (Find(from, last, MostSkipsInPlace) is { } evidence)
            {
                return !Accept(from, last, evidence);
            }
        }

        // "Ask Mercy Hospital", "Denied by …": the words before the name are in capitals for another reason.
        for (var from = start + 1; from < noun && Is(from - 1, WordRoles.Ordinary) && ((from == 1 && BeginsSentence(0)) || IsHeadline()); from++)
        {
            if (Find(from, last, MostSkipsInPlace) is { } evidence)
            {
                return !Accept(from, last, evidence);
            }
        }

        if (start == noun && !HasKnownName(0, last))
        {
            return false;
        }

        Report(start == noun ? 0 : start, last, null);
        return true;
    }

    // "Health Plan of Ohio": the place belongs to the name, and in "Health Plan and Medicare" the second has one of its own.
    private readonly int EndOfPlace(int noun) =>
        noun + 2 < _words.Length && !_words[noun + 1].Is(WordTraits.Capital) && _words[noun + 1].Hash != And && Is(noun + 2, WordRoles.Term) ? noun + 2 : noun;

    private readonly bool IsAgency()
    {
        for (var k = 0; k < _words.Length; k++)
        {
            if (Is(k, WordRoles.Agency))
            {
                return true;
            }
        }

        return false;
    }

    // "Indiana Department of Insurance" where the evidence knows Ohio's. True when it is another state's.
    private readonly bool CheckAgency()
    {
        for (var k = 0; k < _words.Length && !Is(k, WordRoles.Agency); k++)
        {
            if (State.At(_draft.Text.AsSpan(_words[k].Start, _words[^1].End - _words[k].Start)) is not { } state)
            {
                continue;
            }

            var last = k + state.Name.Count(' ');
            var office = last + 1 < _words.Length ? _draft.Text[_words[last + 1].Start.._words[^1].End] : string.Empty;
            if (!_index.Forms.HasState(state) || IsOfficeOfAnother(state, office))
            {
                Report(k, last, null);
                return true;
            }

            return false;
        }

        return false;
    }

    // The evidence names the same office of another state: then that is the one.
    private readonly bool IsOfficeOfAnother(State state, string office)
    {
        if (_index.Phrases.Find(office) is null || _index.Phrases.Find($"{state.Name} {office}") is not null)
        {
            return false;
        }

        foreach (var other in State.All)
        {
            if (other != state && _index.Phrases.Find($"{other.Name} {office}") is not null)
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool HasKnownName(int first, int last)
    {
        for (var k = first; k <= last; k++)
        {
            if (Is(k, WordRoles.Known) && !Is(k, WordRoles.Ordinary))
            {
                return true;
            }
        }

        return false;
    }

    // A Markdown heading, a line of its own, bold text: ordinary words have capitals there.
    private readonly bool IsHeadline()
    {
        var end = _words[^1].End;
        return _words[0].Is(WordTraits.Heading)
            || (_words[0].Is(WordTraits.BeginsLine) && (end == _draft.Text.Length || _draft.Text[end] is '\n' or '*' or ':'));
    }

    // True when one word of a name of the case was exchanged: "Blue Heron Health" for "Blue Harbor Health".
    private readonly bool CheckExchanged()
    {
        Span<ulong> stems = stackalloc ulong[Longest + MostBehindComma];
        Span<int> places = stackalloc int[Longest + MostBehindComma];
        var count = 0;
        for (var k = 0; k < _words.Length + _behind.Length && (k < _words.Length || GoesOnBehindComma(k)); k++)
        {
            var word = At(k);
            if (word.Is(WordTraits.Capital) && !word.IsInitial)
            {
                (stems[count], places[count++]) = (word.Stem, k);
            }
        }

        if (!_evidence.Names.FindExchanged(stems[..count], out var first, out var length, out var wrong))
        {
            return false;
        }

        var (start, last) = (places[first], places[first + length - 1]);
        if ((length == 2 && !IsNameOfTwo(start, last, places[wrong])) || HasPossessive(start, last))
        {
            return false;
        }

        var (from, to) = (At(start).Start, At(last).StemEnd);
        if (_index.Phrases.FindName(_draft.Text.AsSpan(from, to - from), MostSkipsInPlace) is not null)
        {
            return false;
        }

        _found.Add(new ProseFinding(ClaimKind.Name, from, to, null, null));
        return true;
    }

    private readonly ProseWord At(int k) => k < _words.Length ? _words[k] : _behind[k - _words.Length];

    // "Dovrenko, Annalise", "Alder Health, Inc.".
    private readonly bool GoesOnBehindComma(int k) =>
        At(k) is var word && word.Is(WordTraits.Capital) && (k == _words.Length ? word.Before == Joint.Comma : word.IsJoined);

    // "Alder Health Appeals, P.O. Box 4": a line of an address, whose name has to be one of the evidence, whatever its words mean.
    private readonly bool CheckAddressee()
    {
        if (_words.Length < 2 || !_words[0].Is(WordTraits.BeginsLine) || _draft.Text.AsSpan(_words[^1].End) is not [',', ' ', var next, ..] behind
            || !(char.IsAsciiDigit(next) || behind[2..].StartsWith("P.O. Box", StringComparison.OrdinalIgnoreCase) || behind[2..].StartsWith("PO Box", StringComparison.OrdinalIgnoreCase))
            || Find(0, _words.Length - 1, MostSkipsInPlace) is not null)
        {
            return false;
        }

        Report(0, _words.Length - 1, null);
        return true;
    }

    // Two words side by side, and the exchanged one not in a capital for another reason.
    private readonly bool IsNameOfTwo(int start, int last, int wrong) =>
        last < _words.Length + 1 && last - start <= 2 && (last == start + 1 || At(start + 1).IsInitial)
        && (last < _words.Length ? Is(wrong, WordRoles.Name | WordRoles.Person) || !Is(wrong, WordRoles.Ordinary) || !(IsHeadline() || BeginsSentence(wrong) || Is(wrong, WordRoles.Term))
            : _words[start].Is(WordTraits.AllCapitals) && At(wrong).Is(WordTraits.AllCapitals));

    private readonly bool HasPossessive(int first, int last)
    {
        for (var k = first; k < last; k++)
        {
            if (At(k).IsPossessive)
            {
                return true;
            }
        }

        return false;
    }
}
