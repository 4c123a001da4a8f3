namespace DenialOps.Grounding.Prose;

/// <summary>Finds runs of words that claim an event or a time in letters: "agreed to pay", "half a year". They are data: <c>claims.txt</c>.</summary>
internal static class ClaimedPhrases
{
    /// <summary>By the first word of each.</summary>
    private static readonly Dictionary<ulong, Phrase[]> Known = Read();

    /// <summary>The longest run that starts at a word, and how many words it has; 0 words where none does.</summary>
    public static (string Kind, int Words) At(ProseText text, int i)
    {
        var words = text.Words;
        if (!Known.TryGetValue(words[i].Hash, out var phrases))
        {
            return default;
        }

        foreach (var phrase in phrases)
        {
            if (phrase.Starts(words[i..]) && (phrase.IsTime || !Outcomes.IsLeftOpen(text, i)))
            {
                return (phrase.IsTime ? ClaimKind.NameOf(Mentions.MentionKind.Duration) : ClaimKind.Outcome, phrase.Hashes.Length);
            }
        }

        return default;
    }

    private static Dictionary<ulong, Phrase[]> Read() => WordFile.Lines("claims")
        .Select(line => new Phrase([.. line.Text.Split(' ').Select(word => FoldedWord.HashOf(word))], line.Section == "times"))
        .GroupBy(phrase => phrase.Hashes[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Hashes.Length).ToArray());

    private sealed record Phrase(ulong[] Hashes, bool IsTime)
    {
        public bool Starts(ReadOnlySpan<ProseWord> words)
        {
            for (var i = 0; i < Hashes.Length; i++)
            {
                if (i == words.Length || words[i].Hash != Hashes[i] || (i > 0 && !words[i].IsJoined))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
