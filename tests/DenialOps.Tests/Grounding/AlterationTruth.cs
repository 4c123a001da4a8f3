using DenialOps.Mentions;

namespace DenialOps.Tests.Grounding;

/// <summary>
/// Decides, without the checker, whether an altered document is still true: the value means the same, or the letter holds the new
/// value and no label says which of the letter's values must stand there.
/// </summary>
internal static class AlterationTruth
{
    private static readonly string[] Labels =
    [
        "Member ID: ", "member ID is ", "Group number: ", "Claim number: ", "claim number is ", "Reference number: ", "Authorization number: ", "Date of birth: ",
        "Date of service: ", "Planned date: ", "Start of the change: ", "letter of ", "decision of ", "Amount billed: ", "Last day to appeal: **", "as far as we know: **",
        "that we know of, ", "By fax: ",
    ];

    private static readonly string[] Deadlines = ["Last day to appeal: **", "as far as we know: **", "that we know of, "];

    public static bool IsStillTrue(AlterationCorpus.Entry entry, Alteration alteration)
    {
        // The words around decide what the recogniser sees, so the whole document is read again.
        var now = MentionRecognizer.Recognize(alteration.Text).Where(m => m.Start < alteration.End && m.End > alteration.Start).ToArray();
        if (now.Length == 1 && AlterationCorpus.Key(now[0]) == AlterationCorpus.Key(alteration.Original))
        {
            return true;
        }

        return now.Length > 0 && now.All(m => entry.Held.Contains(AlterationCorpus.Key(m)) || IsSectionOfHeld(entry, m))
            && (!IsLabelled(entry.Text, alteration.Start) || IsAnotherServiceDay(entry, alteration.Start, now[0]) || IsAnotherDeadline(entry, alteration.Start, now[0]));
    }

    // A section without its paragraph, "42 CFR 422.582" of "42 CFR 422.582(b)": the rule is the case's.
    private static bool IsSectionOfHeld(AlterationCorpus.Entry entry, Mention mention) =>
        mention.Kind == MentionKind.Citation && AlterationCorpus.Key(mention) is var key && entry.Held.Any(held => held.StartsWith(key + "(", StringComparison.Ordinal));

    public static string Around(AlterationCorpus.Entry entry, Alteration alteration)
    {
        var start = Math.Max(0, alteration.Start - 40);
        return $"«{entry.Text[start..Math.Min(entry.Text.Length, alteration.Original.End + 15)]}» became «{alteration.NewText}» ({alteration.Original.Kind})".ReplaceLineEndings(" / ");
    }

    // A claim with several lines has several dates of service.
    private static bool IsAnotherServiceDay(AlterationCorpus.Entry entry, int position, Mention day) =>
        entry.Text.AsSpan(0, position).EndsWith("Date of service: ", StringComparison.Ordinal) && entry.Facts.Services.Any(s => s.DateOfService?.Value == day.Date);

    // A letter that prints one last day and a time limit that gives another has two.
    private static bool IsAnotherDeadline(AlterationCorpus.Entry entry, int position, Mention day) =>
        Deadlines.Any(l => entry.Text.AsSpan(0, position).EndsWith(l, StringComparison.Ordinal)) && entry.Derived.Any(d => d.Value == day.Value);

    private static bool IsLabelled(string text, int position) => Labels.Any(l => text.AsSpan(0, position).EndsWith(l, StringComparison.Ordinal));
}
