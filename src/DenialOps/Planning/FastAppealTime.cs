using System.Globalization;
using DenialOps.Facts;

namespace DenialOps.Planning;

/// <summary>The time in which a fast appeal is decided, and who says so.</summary>
/// <param name="Hours">The time as it is written, "72 hours".</param>
/// <param name="FromLetter">Whether the letter says it; otherwise the user did.</param>
internal sealed record FastAppealTime(string Hours, bool FromLetter)
{
    /// <summary>The time among the facts; null when it is not known well enough to be stated.</summary>
    public static FastAppealTime? Of(CaseFacts facts)
    {
        var fact = facts.Appeal.ExpeditedHours;
        return CaseView.Value(fact) is { } hours
            ? new FastAppealTime(hours == 1 ? "1 hour" : string.Create(CultureInfo.InvariantCulture, $"{hours} hours"), fact!.Method != FactMethod.User)
            : null;
    }

    /// <summary>A sentence to the reader of the plan.</summary>
    public string Sentence => FromLetter ? $"The letter says that it is decided within {Hours}." : $"By what you told us, it is decided within {Hours}.";
}
