using DenialOps.Facts;
using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;

namespace DenialOps.Routing;

/// <summary>Whether the letter itself shows that the case is urgent, or speaks of care that is going on.</summary>
internal static class UrgencyTest
{
    /// <summary>How far behind the name of a field its value may stand, in characters.</summary>
    private const int Gap = 30;

    /// <summary>Where a request is named urgent by its kind.</summary>
    private static readonly PhraseSet Kinds = new("request type", "review type", "type of request", "type of review", "case type", "priority", "urgency");

    private static readonly PhraseSet Fast = new("urgent", "expedited");

    /// <summary>The plan took the request as an urgent one.</summary>
    private static readonly PhraseSet Taken = new(
        "your urgent request", "your expedited request", "the urgent request", "the expedited request", "urgent request from", "expedited request from", "processed as urgent", "processed as expedited",
        "handled as urgent", "handled as expedited", "treated as urgent", "treated as expedited", "reviewed as urgent", "reviewed as expedited", "reviewed as an urgent", "reviewed as an expedited",
        "asked for an expedited", "asked for an urgent", "requested an expedited", "requested an urgent");

    /// <summary>Whether the letter speaks of care that is going on: then the fast track is one to think of.</summary>
    public static bool IsOngoing(ReadingContext context) => HasSign(context, isThreat: false);

    /// <summary>Whether the letter shows urgency: a request that the plan took as urgent, or a threat to life.</summary>
    public static bool IsShown(ReadingContext context) => HasSign(context, isThreat: true) || IsTakenAsUrgent(context);

    private static bool HasSign(ReadingContext context, bool isThreat)
    {
        foreach (var hit in context.Layout.Phrases.Of(LexiconKind.Sign))
        {
            int at = context.Layout.Words.Start(hit.FirstWord);
            if (hit.Value.Code == (int)Sign.OngoingCare && context.Text.AsSpan(at).StartsWith("life", StringComparison.OrdinalIgnoreCase) == isThreat
                && context.ZoneAt(at) is Zone.Body or Zone.Head && !IsConditional(context, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTakenAsUrgent(ReadingContext context)
    {
        // Whatever says so has one of the two words.
        if (!Fast.IsIn(context.Text))
        {
            return false;
        }

        for (int from = 0; Kinds.FirstIn(context.Text.AsSpan(from)) is >= 0 and var at; from += at + 1)
        {
            int end = from + at + Kinds.PrefixOf(context.Text.AsSpan(from + at));
            var value = context.Text.AsSpan(end, Math.Min(Gap, context.Text.Length - end)).TrimStart(" :\t");
            if (Fast.Starts(value) && context.ZoneAt(from + at) is Zone.Body or Zone.Head)
            {
                return true;
            }
        }

        for (int from = 0; Taken.FirstIn(context.Text.AsSpan(from)) is >= 0 and var at; from += at + 1)
        {
            if (context.ZoneAt(from + at) is Zone.Body or Zone.Head && !IsConditional(context, from + at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConditional(ReadingContext context, int at)
    {
        int s = context.Layout.SentenceAt(at);
        int start = s < 0 ? at : context.Layout.Sentences[s].Start;
        var before = context.Text.AsSpan(start, at - start).TrimStart();
        return before.StartsWith("if ", StringComparison.OrdinalIgnoreCase) || before.Contains(" if ", StringComparison.OrdinalIgnoreCase)
            || before.StartsWith("when ", StringComparison.OrdinalIgnoreCase);
    }
}
