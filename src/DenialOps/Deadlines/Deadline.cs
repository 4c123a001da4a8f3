using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>One thing that is due, with how it was computed. An entry of <c>deadlines.json</c>.</summary>
public sealed record Deadline
{
    /// <summary>What is due, for example <c>Internal appeal</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of thing is due.</summary>
    public DeadlineKind Kind { get; init; }

    /// <summary>The last day; null when it cannot be known yet, and <see cref="Note"/> says what is needed.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The allowed number of days, where the document counts in days.</summary>
    public int? Days { get; init; }

    /// <summary>The allowed time in words, for example <c>180 days</c> or <c>6 months</c>; null where none is given.</summary>
    public string? Allowed { get; init; }

    /// <summary>What the time is counted from, with the day: <c>date of the notice, 2026-06-01</c>.</summary>
    public string? CountedFrom { get; init; }

    /// <summary>Where it comes from.</summary>
    public required DeadlineBasis Basis { get; init; }

    /// <summary>Whether the day is sure: false where it rests on a day or a time that we do not know or are not sure of, as <see cref="Note"/> says.</summary>
    public bool IsCertain { get; init; }

    /// <summary>The law, where the basis is a regulation.</summary>
    public string? Citation { get; init; }

    /// <summary>A link to the law.</summary>
    public string? Url { get; init; }

    /// <summary>The rule's name among ours, where the day or its confirmation comes from a law.</summary>
    public string? RuleId { get; init; }

    /// <summary>How well that rule was checked.</summary>
    public RuleStatus? RuleStatus { get; init; }

    /// <summary>When that rule was last checked.</summary>
    public DateOnly? RuleChecked { get; init; }

    /// <summary>Whether the letter gives less time than the law.</summary>
    public bool IsShorterThanLaw { get; init; }

    /// <summary>Where the kind of plan is unknown: the rules that could apply, the shortest time first.</summary>
    public IReadOnlyList<DeadlineCandidate> Candidates { get; init; } = [];

    /// <summary>Days from today to the due day; negative when it has passed.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>What to know about it, in plain words.</summary>
    public string? Note { get; init; }

    /// <summary>The sum that gave <see cref="Due"/>, for example <c>2024-01-15 + 180 days = 2024-07-13</c>; null where nothing was computed.</summary>
    public string? Derivation { get; init; }

    /// <summary>Where the document says so.</summary>
    public FactSource? Source { get; init; }
}
