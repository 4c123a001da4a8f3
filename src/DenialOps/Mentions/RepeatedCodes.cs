namespace DenialOps.Mentions;

/// <summary>A code that is sure in one place makes the same bare number elsewhere more likely to be that code.</summary>
internal static class RepeatedCodes
{
    private const double Doubtful = 0.5;
    private const double Confirmed = 0.8;

    /// <summary>Raises the confidence of doubtful CPT codes that stand elsewhere as sure ones.</summary>
    public static void Confirm(List<Mention> mentions)
    {
        HashSet<string>? sure = null;
        foreach (var mention in mentions)
        {
            if (mention is { Kind: MentionKind.Cpt, Confidence: >= Doubtful })
            {
                (sure ??= new HashSet<string>(StringComparer.Ordinal)).Add(mention.Value);
            }
        }

        if (sure is null)
        {
            return;
        }

        for (var k = 0; k < mentions.Count; k++)
        {
            if (mentions[k] is { Kind: MentionKind.Cpt, Confidence: < Doubtful } mention && sure.Contains(mention.Value))
            {
                mentions[k] = mention with { Confidence = Confirmed };
            }
        }
    }
}
