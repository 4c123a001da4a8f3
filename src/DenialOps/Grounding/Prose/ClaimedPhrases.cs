using DenialOps.Knowledge;

namespace DenialOps.Grounding.Prose;

/// <summary>Finds runs of words that claim an event, a time in letters or a law by its name: "agreed to pay", "half a year", "the No Surprises Act". They are data: <c>claims.txt</c>.</summary>
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
            if (phrase.Starts(words[i..]) && (phrase.Kind != ClaimKind.Outcome || !Outcomes.IsLeftOpen(text, i)))
            {
                return (phrase.Kind, phrase.Hashes.Length);
            }
        }

        return default;
    }

    private static Dictionary<ulong, Phrase[]> Read() => WordFile.Lines("claims")
        .Select(line => new Phrase([.. line.Text.Split(' ').Select(word => FoldedWord.HashOf(word))], KindOf(line.Section)))
        .GroupBy(phrase => phrase.Hashes[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Hashes.Length).ToArray());

    private static string KindOf(string section) => section switch
    {
        "times" => ClaimKind.NameOf(Mentions.MentionKind.Duration),
        "laws" => ClaimKind.NameOf(Mentions.MentionKind.Citation),
        _ => ClaimKind.Outcome,
    };

    private sealed record Phrase(ulong[] Hashes, string Kind)
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
