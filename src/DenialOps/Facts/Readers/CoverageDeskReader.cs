using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads the number for questions about other coverage, where the letter gives one.</summary>
internal static class CoverageDeskReader
{
    /// <summary>The named fact with the number.</summary>
    public const string PhoneFact = "coverage_desk_phone";

    /// <summary>How far before its number the words may stand, in characters.</summary>
    private const int Reach = 90;

    private static readonly PhraseSet Words = new("coordination of benefits", "other coverage", "other insurance", "other health insurance", "cob unit", "cob department");

    /// <summary>The first number right behind the words, or null.</summary>
    public static Fact<string>? Phone(ReadingContext context)
    {
        foreach (var mention in context.Values)
        {
            if (mention.Kind != MentionKind.Phone || mention.Use != PhoneUse.Voice || context.Layout.SentenceAt(mention.Start) is not (>= 0 and var s)
                || context.IsInstruction(s))
            {
                continue;
            }

            int from = Math.Max(context.Layout.Sentences[s].Start, mention.Start - Reach);
            string before = context.Layout.Flow(from, mention.Start);
            if (Words.IsIn(before) && context.FirstIn(from, mention.Start, MentionKind.Phone) is null)
            {
                return context.Fact(mention.Value, 0.85 * mention.Confidence, mention.Start, mention.End);
            }
        }

        return null;
    }
}
