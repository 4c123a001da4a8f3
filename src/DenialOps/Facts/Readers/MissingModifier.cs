using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Tells a modifier that the letter asks for from one that the claim has: "without modifier 25", "modifier 25 was left off".</summary>
internal static class MissingModifier
{
    private const int Reach = 48;

    private static readonly PhraseSet Before = new(
        "without modifier", "without the modifier", "without a modifier", "without its modifier", "missing", "lack", "omit", "absence of", "no modifier", "needs ", "need ", "require", "add ", "append", "attach ", "must be billed with", "must be reported with",
        "must be submitted with", "must have", "must carry", "must include", "resubmit with", "resubmitted with", "resend", "rebill", "re-bill", "corrected claim with", "did not have", "did not carry",
        "did not include", "did not show", "not billed with", "not submitted with", "not reported with", "should have", "should be billed with", "should carry", "use modifier");

    private static readonly PhraseSet After = new(
        "missing", "not appended", "not billed", "not reported", "not submitted", "not included", "not present", "not on the", "omitted", "is required", "was required", "is needed", "was needed",
        "must be", "should be", "should have been", "absent", "left off", "left out", "has to be");

    private static readonly PhraseSet NotNeeded = new(
        "not required", "not needed", "not need", "not require", "do not add", "not append", "n't need", "n't add", "needs no", "no need", "will not", "would not", "cannot", "not allowed", "must not", "should not");

    /// <summary>Whether a modifier is named as one that is not on the claim.</summary>
    public static bool Is(ReadingContext context, Mention modifier)
    {
        int s = context.Layout.SentenceAt(modifier.Start);
        if (s < 0)
        {
            return false;
        }

        var sentence = context.Layout.Sentences[s];
        int from = Math.Max(sentence.Start, modifier.Start - Reach);
        foreach (var mention in context.MentionsIn(from, modifier.Start))
        {
            // "We need approval for 73721, modifier RT": what stands before the code is not said of its modifier.
            from = mention.Kind is MentionKind.Cpt or MentionKind.Hcpcs ? mention.End : from;
        }

        string before = context.Layout.Flow(from, modifier.Start);
        string after = context.Layout.Flow(modifier.End, Math.Max(modifier.End, Math.Min(sentence.End, modifier.End + Reach)));
        before = before[(before.LastIndexOf(';') + 1)..];
        after = after.IndexOf(';') is >= 0 and var end ? after[..end] : after;
        return (Before.IsIn(before) || After.IsIn(after)) && !NotNeeded.IsIn(before) && !NotNeeded.IsIn(after);
    }
}
