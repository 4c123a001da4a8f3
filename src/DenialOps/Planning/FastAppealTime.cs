using System.Globalization;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>The time in which a fast appeal is decided, and who says so.</summary>
/// <param name="Hours">The time as it is written, "72 hours".</param>
/// <param name="FromLetter">Whether the letter says it; otherwise the user did, or the law.</param>
/// <param name="Citation">The law that says it; null where the letter or the user does.</param>
internal sealed record FastAppealTime(string Hours, bool FromLetter, string? Citation = null)
{
    /// <summary>The time among the facts; null when it is not known well enough to be stated.</summary>
    public static FastAppealTime? Of(CaseFacts facts)
    {
        var fact = facts.Appeal.ExpeditedHours;
        return CaseView.Value(fact) is { } hours
            ? new FastAppealTime(hours == 1 ? "1 hour" : string.Create(CultureInfo.InvariantCulture, $"{hours} hours"), fact!.Method != FactMethod.User)
            : null;
    }

    /// <summary>The time that the law of the case gives, where neither the letter nor the user names one; null where we know no rule.</summary>
    public static FastAppealTime? Of(CaseLaw law) => law.UrgentAnswer is { } urgent ? new FastAppealTime(urgent.Time, false, urgent.Citation) : null;

    /// <summary>A sentence to the reader of the plan.</summary>
    public string Sentence(CaseView view) =>
        Citation is not null ? Wording.Fill(view.Words.FastFromLaw, ("time", PrintedForm.Time(Hours, view.Language)), ("citation", Citation))
        : Wording.Fill(FromLetter ? view.Words.FastFromLetter : view.Words.FastFromYou, ("time", PrintedForm.Time(Hours, view.Language)));
}
