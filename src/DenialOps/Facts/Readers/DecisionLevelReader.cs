using DenialOps.Facts.Layout;

namespace DenialOps.Facts.Readers;

/// <summary>Tells the answer to an appeal from a first refusal: it opens the next review, and not the first appeal once more.</summary>
internal static class DecisionLevelReader
{
    /// <summary>The named fact: <c>2</c> for the answer to the first appeal. A first refusal is not marked.</summary>
    public const string FactName = "decision_level";

    private const double Told = 0.75;

    private static readonly PhraseSet Conditions = new("if ", "when ", "once ", "should ", "unless ", "until ");

    /// <summary>The level, with the words that say so; null where nothing does.</summary>
    public static Fact<string>? Read(ReadingContext context)
    {
        foreach (ref readonly var hit in context.Layout.Phrases.Of(LexiconKind.Sign))
        {
            if (hit.Value.Code != (int)Sign.AppealAnswered)
            {
                continue;
            }

            int start = context.Layout.Words.Start(hit.FirstWord), end = context.Layout.Words.End(hit.LastWord);
            if (context.ZoneAt(start) is Zone.Head or Zone.Body && !IsConditional(context, start))
            {
                return context.Fact("2", Told, start, end);
            }
        }

        return null;
    }

    /// <summary>"If we uphold our decision" tells what may come.</summary>
    private static bool IsConditional(ReadingContext context, int start)
    {
        int sentence = context.Layout.SentenceAt(start);
        return sentence >= 0 && (context.IsInstruction(sentence) || Conditions.IsIn(context.Text.AsSpan(context.Layout.Sentences[sentence].Start, start - context.Layout.Sentences[sentence].Start)));
    }
}
