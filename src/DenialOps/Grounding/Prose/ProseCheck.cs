namespace DenialOps.Grounding.Prose;

/// <summary>
/// Checks the words of a draft: names, drugs, the sides of the body, numbers in letters. What other checks have looked at is left to
/// them.
/// </summary>
internal sealed class ProseCheck(EvidenceIndex index, ProseText draft, SpanCursor mentions, SpanCursor claimed)
{
    private const int ShortestRareWord = 5;

    private static readonly HashSet<ulong> Connectors = new[] { "of", "the", "and", "for", "de", "del", "la", "van", "von", "der" }
        .Select(c => FoldedWord.HashOf(c)).ToHashSet();

    private static readonly ulong Dollars = FoldedWord.HashOf("dollars");
    private static readonly ulong And = FoldedWord.HashOf("and");
    private static readonly ulong Cent = FoldedWord.HashOf("cent");
    private static readonly ulong Cents = FoldedWord.HashOf("cents");
    private static readonly ulong Percent = FoldedWord.HashOf("percent");

    private readonly ProseEvidence _evidence = index.Prose;
    private readonly List<ProseFinding> _found = [];

    /// <summary>Checks everything.</summary>
    public List<ProseFinding> Run()
    {
        var words = draft.Words;
        var end = 0;
        for (var i = 0; i < words.Length;)
        {
            ref readonly var word = ref words[i];
            if (IsClaimed(word))
            {
                i++;
                continue;
            }

            var roles = Vocabulary.Of(word.Stem);
            CheckClaims(i, roles);
            if ((roles & (WordRoles.Side | WordRoles.Region | WordRoles.Number)) != WordRoles.None && i >= end)
            {
                end = CheckSpecial(i, roles);
            }

            if (!word.Is(WordTraits.Capital))
            {
                CheckRare(i, word, roles);
                i++;
                continue;
            }

            CheckDay(i, roles);
            var last = EndOfRun(i);
            if (last - i > 1 || (roles & (WordRoles.Ordinary | WordRoles.Name)) != WordRoles.Ordinary)
            {
                CheckRun(i, last);
            }

            CheckPayer(word, roles, isAlone: last - i == 1);
            for (i++; i < last; i++)
            {
                roles = Vocabulary.Of(words[i].Stem);
                CheckPhrase(i, roles);
                CheckDay(i, roles);
                end = (roles & (WordRoles.Side | WordRoles.Region | WordRoles.Number)) != WordRoles.None && i >= end ? CheckSpecial(i, roles) : end;
            }
        }

        return _found;
    }

    // "was approved", "agreed to pay"
    private void CheckClaims(int i, WordRoles roles)
    {
        ref readonly var word = ref draft.Words[i];
        if (MayBe(WordRoles.Outcome, word, roles) && !word.Is(WordTraits.Capital) && !_evidence.Has(word) && Outcomes.IsClaim(draft, i))
        {
            _found.Add(new ProseFinding(ClaimKind.Outcome, word.Start, word.End, null, null));
        }

        CheckPhrase(i, roles);
    }

    // Few words begin anything: their roles tell so at once. What is begun counts a possessive's "s".
    private static bool MayBe(WordRoles role, in ProseWord word, WordRoles roles) => (roles & role) != WordRoles.None || word.IsPossessive;

    // "agreed to pay", "half a year"
    private void CheckPhrase(int i, WordRoles roles)
    {
        if (!MayBe(WordRoles.Claim, draft.Words[i], roles))
        {
            return;
        }

        var (kind, count) = ClaimedPhrases.At(draft, i);
        if (count > 0 && draft.Words[i].Start is var start && draft.Words[i + count - 1].End is var end && index.Phrases.Find(draft.Text.AsSpan(start, end - start)) is null)
        {
            _found.Add(new ProseFinding(kind, start, end, null, null));
        }
    }

    private bool IsClaimed(in ProseWord word) => claimed.Touches(word.Start, word.End) || word.Is(WordTraits.Technical);

    private int EndOfRun(int first)
    {
        var words = draft.Words;
        var end = first + 1;
        while (end < words.Length && end - first < CapitalRun.Longest && words[end].IsJoined)
        {
            var next = end;
            while (next < words.Length && next - end < 2 && words[next].IsJoined && !words[next].Is(WordTraits.Capital) && Connectors.Contains(words[next].Hash))
            {
                next++;
            }

            if (next == words.Length || next - first >= CapitalRun.Longest || !words[next].IsJoined || !words[next].Is(WordTraits.Capital)
                || IsClaimed(words[next]) || EndsSentenceBefore(next))
            {
                break;
            }

            end = next + 1;
        }

        return end;
    }

    // "My name is Fern K. May I …": the point of an initial may end a sentence.
    private bool EndsSentenceBefore(int i)
    {
        var word = draft.Words[i];
        if (word.Before != Joint.Point || !draft.Words[i - 1].IsInitial || _evidence.IsOfPerson(word))
        {
            return false;
        }

        var roles = Vocabulary.Of(word.Stem);
        return word.IsInitial ? draft.Text[word.Start] == 'I' && !(word.End < draft.Text.Length && draft.Text[word.End] == '.')
            : (roles & WordRoles.Ordinary) != WordRoles.None && (roles & (WordRoles.Term | WordRoles.Kind | WordRoles.Name)) != WordRoles.Name;
    }

    private void CheckRun(int first, int end) => new CapitalRun(index, draft, first, end, _found).Check();

    // "Medicate" for Medicare: an ordinary word alone, one slip away from a long word of the payer's name.
    private void CheckPayer(ProseWord word, WordRoles roles, bool isAlone)
    {
        if (isAlone && (roles & (WordRoles.Ordinary | WordRoles.Name)) == WordRoles.Ordinary && !_evidence.Has(word)
            && _evidence.NearToPayer(draft.Text.AsSpan(word.Start, word.StemEnd - word.Start)) is { } near)
        {
            _found.Add(new ProseFinding(ClaimKind.Name, word.Start, word.StemEnd, null, near));
        }
    }

    // A word in small letters that is no English one, nor a Spanish one in a Spanish text.
    private void CheckRare(int i, ProseWord word, WordRoles roles)
    {
        if ((roles & WordRoles.Ordinary) != WordRoles.None || word.Length < ShortestRareWord || _evidence.Has(word)
            || ((roles & WordRoles.Drug) == WordRoles.None && SpanishText.IsKnown(word) && SpanishText.IsAround(draft, i)))
        {
            return;
        }

        var text = draft.Text.AsSpan(word.Start, word.StemEnd - word.Start);
        var near = _evidence.NearTo(text);
        if (near is not null || (roles & WordRoles.Drug) != WordRoles.None || Vocabulary.IsDrugShaped(text))
        {
            _found.Add(new ProseFinding(ClaimKind.Name, word.Start, word.StemEnd, null, near));
        }
    }

    // The index behind what was read.
    private int CheckSpecial(int i, WordRoles roles)
    {
        var word = draft.Words[i];
        if ((roles & WordRoles.Side) != WordRoles.None)
        {
            CheckSide(i, word);
            return i + 1;
        }

        if ((roles & WordRoles.Region) != WordRoles.None)
        {
            if (!_evidence.Has(word) && !BodySides.IsOfCalling(draft.Words, i))
            {
                _found.Add(new ProseFinding(ClaimKind.Side, word.Start, word.End, null, null));
            }

            return i + 1;
        }

        return CheckNumber(i);
    }

    private void CheckSide(int i, ProseWord word)
    {
        var side = BodySides.SideOf(word);
        if (side != BodySide.None && BodySides.PartOf(draft, i) is { Name: not 0 } part && !_evidence.Sides.Has(side, part, CodedSides()))
        {
            _found.Add(new ProseFinding(ClaimKind.Side, word.Start, word.End, null, null));
        }
    }

    private BodySide CodedSides() =>
        (index.Find(ValueKey.OfToken("RT")) is null ? BodySide.None : BodySide.Right)
        | (index.Find(ValueKey.OfToken("LT")) is null ? BodySide.None : BodySide.Left);

    // "the fourteenth of March"
    private void CheckDay(int i, WordRoles roles)
    {
        if (!MayBe(WordRoles.Month, draft.Words[i], roles) || SpelledDays.At(draft.Words, i) is not { } day)
        {
            return;
        }

        Span<char> key = stackalloc char[ValueKey.Longest];
        var (start, end) = (draft.Words[day.First].Start, draft.Words[day.End - 1].End);
        if ((index.Find(key[..PartialDate.WriteMonthAndDay(day.Month, day.Day, key)]) ?? index.Phrases.Find(draft.Text.AsSpan(start, end - start))) is null)
        {
            _found.Add(new ProseFinding(ClaimKind.NameOf(Mentions.MentionKind.Date), start, end, null, null));
        }
    }

    // The sum with the cents behind it: "eighty-four dollars and one cent".
    private int ReadCents(int dollars, ref decimal number)
    {
        var words = draft.Words;
        var first = dollars + 1 < words.Length && words[dollars + 1].Hash == And && words[dollars + 1].IsJoined ? dollars + 2 : dollars + 1;
        if (first >= words.Length || !words[first].IsJoined || (Vocabulary.Of(words[first].Hash) & WordRoles.Number) == WordRoles.None)
        {
            return dollars;
        }

        var end = SpelledNumbers.Read(words, first, out var cents);
        if (end >= words.Length || !words[end].IsJoined || (words[end].Hash != Cents && words[end].Hash != Cent))
        {
            return dollars;
        }

        number += cents / 100;
        return end;
    }

    private int CheckNumber(int first)
    {
        var words = draft.Words;
        var end = SpelledNumbers.Read(words, first, out var number);
        if (mentions.Touches(words[first].Start, words[end - 1].End))
        {
            return end;
        }

        var hasUnit = end < words.Length && words[end].Before is Joint.Space or Joint.Hyphen;
        var unit = hasUnit ? words[end].Hash : 0;
        var isMoney = unit == Dollars;
        var isPercent = unit == Percent;
        var last = isMoney ? ReadCents(end, ref number) : isPercent ? end : end - 1;
        var thing = hasUnit ? CountedThings.ThingOf(draft.Text.AsSpan(words[end].Start, words[end].Length)) : 0;
        if (!isMoney && !isPercent && number <= ProseEvidence.LargestUncounted && thing == 0)
        {
            return end;
        }

        var key = isMoney ? ValueKey.OfSum(number) : ValueKey.OfNumber(isPercent ? ValueKey.Percent : ValueKey.Token, number);
        var (start, stop) = (words[first].Start, words[last].End);
        if ((_evidence.FindNumber(number, thing) ?? index.Find(key) ?? (last > end ? index.Phrases.Find(draft.Text.AsSpan(start, stop - start)) : null)) is null)
        {
            var kind = isMoney ? ClaimKind.Amount : isPercent ? ClaimKind.Percentage : ClaimKind.Number;
            _found.Add(new ProseFinding(kind, start, stop, null, null));
        }

        return last > end ? last + 1 : end;
    }
}
