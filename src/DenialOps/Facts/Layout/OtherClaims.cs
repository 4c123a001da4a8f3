namespace DenialOps.Facts.Layout;

/// <summary>
/// In a document with several claims, finds those that were paid: what stands in their blocks is not about the denied one. A block is a run
/// of lines without a blank one.
/// </summary>
internal static class OtherClaims
{
    /// <summary>First and last line of each block about a claim that was not denied, where another block tells of a denied one.</summary>
    public static IEnumerable<(int First, int Last)> Find(LetterLayout layout)
    {
        int numbers = 0;
        foreach (ref readonly var hit in layout.Phrases.Of(LexiconKind.Label))
        {
            numbers += hit.Value.Code == (int)Field.ClaimNumber ? 1 : 0;
        }

        if (numbers < 2)
        {
            return [];
        }

        var blocks = new List<(int First, int Last, string Claim, bool Denied)>();
        for (int first = 0; first < layout.Lines.Count; first++)
        {
            if (layout.Lines[first].IsBlank)
            {
                continue;
            }

            int last = first;
            while (last + 1 < layout.Lines.Count && !layout.Lines[last + 1].IsBlank)
            {
                last++;
            }

            if (Read(layout, first, last) is { } block)
            {
                blocks.Add((first, last, block.Claim, block.Denied));
            }

            first = last;
        }

        bool several = blocks.Select(b => b.Claim).Distinct(StringComparer.Ordinal).Skip(1).Any() && blocks.Exists(b => b.Denied);
        return several ? blocks.Where(b => !b.Denied).Select(b => (b.First, b.Last)) : [];
    }

    /// <summary>The claim of a block that names a patient, a claim number and what was billed; null for any other block.</summary>
    private static (string Claim, bool Denied)? Read(LetterLayout layout, int first, int last)
    {
        int firstWord = layout.Words.IndexAt(layout.Lines[first].Start), endWord = layout.Words.IndexAt(layout.Lines[last].End);
        string? claim = null;
        bool patient = false, billed = false, denied = false;
        foreach (ref readonly var hit in layout.Phrases.StartingIn(LexiconKind.Label, firstWord, endWord))
        {
            var field = (Field)hit.Value.Code;
            patient |= field == Field.MemberName;
            billed |= field == Field.Billed;
            claim ??= field == Field.ClaimNumber ? NumberAfter(layout, hit.LastWord, endWord) : null;
        }

        foreach (ref readonly var hit in layout.Phrases.StartingIn(LexiconKind.Cue, firstWord, endWord))
        {
            denied |= hit.Value.Code == (int)Cue.Denial;
        }

        return patient && billed && claim is not null ? (claim, denied) : null;
    }

    private static string? NumberAfter(LetterLayout layout, int word, int endWord) =>
        word + 1 < endWord && layout.Words[word + 1].ContainsAnyInRange('0', '9') ? layout.Text[layout.Words.Start(word + 1)..EndOfNumber(layout,
            word + 1)] : null;

    private static int EndOfNumber(LetterLayout layout, int word)
    {
        int end = layout.Words.End(word);
        while (end < layout.Text.Length && !char.IsWhiteSpace(layout.Text[end]))
        {
            end++;
        }

        return end;
    }
}
