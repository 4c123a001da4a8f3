using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;

namespace DenialOps.Routing;

/// <summary>Whether the letter itself speaks of care that is going on: then the fast track is the one to ask for.</summary>
internal static class UrgencyTest
{
    private static readonly string[] Signs =
    [
        "continued stay", "concurrent review", "still in the hospital", "still in the program", "currently inpatient", "currently admitted", "you are getting now", "services you are getting", "you get now", "last covered day", "we are ending", "we are reducing", "will stop", "will be reduced", "stopped the", "reduce your", "from what you have now", "from day", "continued skilled",
        "not approving days", "ongoing treatment", "current course of treatment", "life-threatening", "being reduced", "reducing your", "reduction of", "terminate your",
    ];

    public static bool IsUrgent(ReadingContext context)
    {
        foreach (string sign in Signs)
        {
            for (int at = context.Text.IndexOf(sign, StringComparison.OrdinalIgnoreCase); at >= 0; at = context.Text.IndexOf(sign, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (context.ZoneAt(at) is Zone.Body or Zone.Head && !IsConditional(context, at))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsConditional(ReadingContext context, int at)
    {
        int s = context.Layout.SentenceAt(at);
        int start = s < 0 ? at : context.Layout.Sentences[s].Start;
        var before = context.Text.AsSpan(start, at - start).TrimStart();
        return before.StartsWith("if ", StringComparison.OrdinalIgnoreCase) || before.Contains(" if ", StringComparison.OrdinalIgnoreCase) || before.StartsWith("when ", StringComparison.OrdinalIgnoreCase);
    }
}
