using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>
/// Looks a draft's mention up in the evidence: first by its own key, then in the other forms that are as good. Rules, once there are
/// any, are one more place to look, behind documents, facts and derivations.
/// </summary>
internal sealed class ClaimLookup(EvidenceIndex index)
{
    /// <summary>What supports a mention of a draft, or null.</summary>
    public Evidence? Find(Mention mention, string draft)
    {
        Span<char> key = stackalloc char[ValueKey.Longest];
        if (mention.Kind == MentionKind.Number)
        {
            return index.Counted.Contradicts(draft, mention, index.Prose) ? null : FindNumber(mention, draft, key);
        }

        var text = draft.AsSpan(mention.Start, mention.End - mention.Start);
        var evidence = index.FindToken(key[..ValueKey.Write(mention, key)], mention.Kind);
        return mention.Kind switch
        {
            MentionKind.Phone when ValueKey.ExtensionOf(mention).Length > 0 && !index.HasExtension(mention.Value) => null,
            MentionKind.Phone => evidence ?? index.Find(key[..ValueKey.WriteCompact(ValueKey.Token, mention.Value, key)])
                ?? index.Find(key[..ValueKey.WriteCompact(ValueKey.Token, "1" + mention.Value, key)]),
            MentionKind.Citation => evidence ?? index.Phrases.Find(text),
            MentionKind.Address => evidence ?? FindAddress(text) ?? FindShortAddress(text),
            MentionKind.Url => evidence ?? FindSite(mention.Value),
            MentionKind.Identifier => evidence ?? FindAsPhone(mention, key),
            MentionKind.Carc => evidence ?? FindReason(mention, key),
            MentionKind.Modifier => evidence ?? FindInName(mention, draft),
            MentionKind.Amount or MentionKind.Percentage => evidence ?? FindInLetters(mention, draft),
            _ => evidence,
        };
    }

    // Whole, or without a first word that the start of a sentence put there ("Ask Plymouth, NH 03264"), or line by line.
    private Evidence? FindAddress(ReadOnlySpan<char> text)
    {
        var found = index.Phrases.Find(text);
        var space = text.IndexOf(' ');
        if (found is null && space > 0 && !text[..space].ContainsAnyInRange('0', '9'))
        {
            found = index.Phrases.Find(text[(space + 1)..]);
        }

        if (found is not null || !text.Contains('\n'))
        {
            return found;
        }

        foreach (var line in text.EnumerateLines())
        {
            found = index.Phrases.Find(line);
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }

    // The same with "Trail" for "Tr." and "Ohio" for "OH", whole or without the first word.
    private Evidence? FindShortAddress(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        return index.Forms.FindAddress(text)
            ?? (space > 0 && !text[..space].ContainsAnyInRange('0', '9') ? index.Forms.FindAddress(text[(space + 1)..]) : null);
    }

    private Evidence? FindInLetters(Mention mention, string draft) =>
        mention.Number is { } number && CountedThings.ThingBehind(draft, mention.End) is var thing
            ? index.Prose.FindNumber(number, thing) ?? index.Prose.FindDose(thing, number) : null;

    private Evidence? FindSite(string url) => index.FindSite(url.StartsWith("www.", StringComparison.Ordinal) ? url[4..] : url);

    private Evidence? FindAsPhone(Mention mention, Span<char> key)
    {
        var digits = mention.Value.AsSpan();
        digits = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        return digits.Length == 10 && !digits.ContainsAnyExceptInRange('0', '9') ? index.Find(key[..ValueKey.WriteCompact(ValueKey.Token, digits, key)]) : null;
    }

    private Evidence? FindNumber(Mention mention, string draft, Span<char> key)
    {
        // A day or a month with its name is that day or month, not any number.
        var partial = PartialDate.Write(draft, mention, key);
        if (partial > 0)
        {
            return index.Find(key[..partial]);
        }

        var text = draft.AsSpan(mention.Start, mention.End - mention.Start);
        if (mention.Number is { } number && ValueKey.IsPrintedLikeSum(text) && index.Find(ValueKey.OfSum(number)) is { } sum)
        {
            return sum;
        }

        var token = TokenBounds.Token(draft, mention.Start, mention.End);
        var chunk = TokenBounds.Chunk(draft, mention.Start, mention.End);
        if (chunk.Length > token.Length)
        {
            var found = index.FindToken(key[..ValueKey.WriteAround(draft.AsSpan(chunk.Start, chunk.Length), key)], mention.Kind);
            if (found is not null || (chunk.Length > text.Length && TokenBounds.IsWhole(draft.AsSpan(chunk.Start, chunk.Length)) && !text.Contains('.')))
            {
                return found;
            }
        }

        return index.FindToken(key[..ValueKey.WriteAround(draft.AsSpan(token.Start, token.Length), key)], mention.Kind)
            ?? (token.Length <= text.Length && !(text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]))
                ? index.Find(key[..ValueKey.Write(mention, key)]) : null)
            ?? (PartialDate.IsYear(mention) && chunk.Length == text.Length ? index.Find(key[..PartialDate.WriteYear((int)mention.Number!.Value, key)]) : null)
            ?? FindInContext(mention, draft)
            ?? FindReason(mention, key)
            ?? FindInLetters(mention, draft);
    }

    private Evidence? FindReason(Mention mention, Span<char> key) => index.Find(key[..ValueKey.WriteCompact(ValueKey.Reason, mention.Value, key)]);

    // The SC of "Fox Hollow Associates SC" is no modifier in the evidence, and none here.
    private Evidence? FindInName(Mention mention, string draft)
    {
        var end = mention.Start;
        while (end > 0 && mention.Start - end < 2 && draft[end - 1] is ' ' or ',')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < 24 && char.IsLetter(draft[start - 1]))
        {
            start--;
        }

        return start < end && end < mention.Start && char.IsUpper(draft[start]) && !draft.AsSpan(start, end - start).StartsWith("modifier", StringComparison.OrdinalIgnoreCase)
            ? index.Phrases.Find(draft.AsSpan(start, mention.End - start)) : null;
    }

    // A number that the letter's own recognition made a part of something else, an address say: with the word beside it.
    private Evidence? FindInContext(Mention mention, string draft)
    {
        var token = TokenBounds.Chunk(draft, mention.Start, mention.End);
        var first = token.Start;
        while (first > 0 && token.Start - first < 24 && draft[first - 1] is not ('\n' or ':' or '.' or ',' or ';'))
        {
            first--;
            if (draft[first] == ' ' && token.Start - first > 3)
            {
                break;
            }
        }

        var before = draft.AsSpan(first, token.End - first);
        return token.Start - first >= 3 && IsWordBeside(before[..(token.Start - first)]) ? index.Phrases.Find(before) : null;
    }

    private static bool IsWordBeside(ReadOnlySpan<char> text)
    {
        var word = text.Trim();
        return word.Length >= 2 && !word.ContainsAnyExceptInRange('A', 'z') && char.IsUpper(word[0]);
    }
}
