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
            AddDays(values, deadline);
        }

        return values;
    }

    private static void AddDays(List<DerivedValue> values, Deadline deadline)
    {
        if (deadline.Due is not { } due)
        {
            return;
        }

        var day = Iso(due);
        var derivation = deadline.Derivation ?? $"{deadline.Name}: the day that {(deadline.Basis == DeadlineBasis.User ? "you gave" : "the letter prints")}";
        values.Add(new DerivedValue(MentionKind.Date, day, derivation));
        if (deadline.DaysLeft is >= 0 and var left)
        {
            values.Add(new DerivedValue(MentionKind.Duration, string.Create(CultureInfo.InvariantCulture, $"{left} days"), $"days from today to {day}"));
        }

        if (deadline is { RuleId: not null, Derivation: not null })
        {
            // The steps of the sum: the day on which a notice is taken to have come, the day before it moves to a working day.
            foreach (var step in MentionRecognizer.Recognize(derivation))
            {
                if (step.Kind == MentionKind.Date)
                {
                    values.Add(new DerivedValue(step.Kind, step.Value, derivation));
                }
            }
        }

        foreach (var candidate in deadline.Candidates)
        {
            if (candidate.Due is { } other)
            {
                values.Add(new DerivedValue(MentionKind.Date, Iso(other), $"{candidate.Allowed} under {candidate.Citation}"));
            }
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
