using System.Globalization;
using DenialOps.Facts;

namespace DenialOps.Deadlines;

/// <summary>A day of receipt that cannot be right: it is not counted from, and the case says why.</summary>
/// <param name="Facts">The facts to count with.</param>
/// <param name="Note">What to say; null where nothing is wrong.</param>
internal sealed record ReceiptDoubt(CaseFacts Facts, string? Note)
{
    /// <summary>Looks at the day that the user gave.</summary>
    public static ReceiptDoubt Of(CaseFacts facts, DateOnly today)
    {
        if (DeadlineAnchor.ReceivedDay(facts) is not { } received)
        {
            return new ReceiptDoubt(facts, null);
        }

        var day = received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var letter = facts.Denial.DateOfLetter?.Value;
        var problem = received > today ? "which is still to come"
            : received < letter ? $"before the date of the letter, {letter:yyyy-MM-dd}"
            : null;
        if (problem is null)
        {
            return new ReceiptDoubt(facts, null);
        }

        var other = new Dictionary<string, Fact<string>>(facts.Other, StringComparer.Ordinal);
        other.Remove(DeadlineAnchor.ReceivedFact);
        return new ReceiptDoubt(
            facts with { Other = other },
            $"You told us that the letter came on {day}, {problem}. That cannot be right, so we did not count from it. Check both days.");
    }

    /// <summary>Says so with the days that the appeal or the review is due.</summary>
    public void AddTo(List<Deadline> deadlines)
    {
        for (var i = 0; Note is not null && i < deadlines.Count; i++)
        {
            if (deadlines[i].Kind is DeadlineKind.InternalAppeal or DeadlineKind.LaterReview)
            {
                deadlines[i] = deadlines[i] with { Note = DeadlineCalendar.Join(Note, deadlines[i].Note) };
            }
        }
    }
}
