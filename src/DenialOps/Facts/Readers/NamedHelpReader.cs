using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads the office that helps people with appeals, where the letter names one with its number: legal aid, an ombudsman, a counsellor.</summary>
internal static class NamedHelpReader
{
    /// <summary>The named fact with its name and number, in the letter's words: <c>Pennwood Legal Aid Line, 1-877-555-0108</c>.</summary>
    public const string Name = "named_help";

    /// <summary>How far before its number a name may begin, in characters.</summary>
    private const int Reach = 120;

    private static readonly PhraseSet Offices = new(
        "legal aid", "legal services", "legal help", "law help", "ombuds", "health insurance assistance", "consumer assistance", "medicare rights center");

    /// <summary>The first one with a number right behind its name, or null.</summary>
    public static Fact<string>? Read(ReadingContext context)
    {
        foreach (var mention in context.Values)
        {
            if (mention.Kind == MentionKind.Phone && mention.Use == PhoneUse.Voice && NameBefore(context, mention) is { } start)
            {
                return context.TextFact(new TextSpan(start, mention.End), 0.8 * mention.Confidence);
            }
        }

        return null;
    }

    /// <summary>Where the name begins: behind the last mark before it. Another number between belongs to another office.</summary>
    private static int? NameBefore(ReadingContext context, Mention phone)
    {
        int s = context.Layout.SentenceAt(phone.Start);
        if (s < 0 || context.IsInstruction(s))
        {
            return null;
        }

        int from = Math.Max(context.Layout.Sentences[s].Start, phone.Start - Reach);
        var before = context.Text.AsSpan(from, phone.Start - from);
        int start = before.TrimEnd(": ").LastIndexOfAny(".;:") + 1;
        if (!Offices.IsIn(before[start..]) || context.FirstIn(from + start, phone.Start, MentionKind.Phone) is not null)
        {
            return null;
        }

        while (!char.IsLetterOrDigit(before[start]))
        {
            start++;
        }

        return from + start;
    }
}
