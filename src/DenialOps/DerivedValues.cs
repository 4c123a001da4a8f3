using System.Globalization;
using DenialOps.Deadlines;
using DenialOps.Grounding;
using DenialOps.Mentions;

namespace DenialOps;

/// <summary>The values that documents may state because they were computed from facts.</summary>
internal static class DerivedValues
{
    /// <summary>The days and the days left of <paramref name="deadlines"/>, each with its derivation.</summary>
    public static IReadOnlyList<DerivedValue> Of(IReadOnlyList<Deadline> deadlines)
    {
        var values = new List<DerivedValue>(deadlines.Count * 2);
        foreach (var deadline in deadlines)
        {
            if (deadline.Due is not { } due)
            {
                continue;
            }

            var day = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            values.Add(new DerivedValue(MentionKind.Date, day, deadline.Derivation ?? $"{deadline.Name}: the day that {(deadline.Basis == DeadlineBasis.User ? "you gave" : "the letter prints")}"));
            if (deadline.DaysLeft is >= 0 and var left)
            {
                values.Add(new DerivedValue(MentionKind.Duration, string.Create(CultureInfo.InvariantCulture, $"{left} days"), $"days from today to {day}"));
            }
        }

        return values;
    }
}
