using DenialOps.Facts;
using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;

namespace DenialOps.Routing;

/// <summary>Whether the letter itself speaks of care that is going on: then the fast track is the one to ask for.</summary>
internal static class UrgencyTest
{
    public static bool IsUrgent(ReadingContext context)
    {
        foreach (var hit in context.Layout.Phrases.Of(LexiconKind.Sign))
        {
            int at = context.Layout.Words.Start(hit.FirstWord);
            if (hit.Value.Code == (int)Sign.OngoingCare && context.ZoneAt(at) is Zone.Body or Zone.Head && !IsConditional(context, at))
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
