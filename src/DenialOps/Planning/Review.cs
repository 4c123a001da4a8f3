using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>One review of the ladder that the law opens to a case: the next one first, then those that follow if the answer is no.</summary>
public sealed record Review
{
    /// <summary>What it is called, for example <c>Reconsideration</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the one that this plan works on.</summary>
    public bool IsNext { get; init; }

    /// <summary>Who decides.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Who may ask for it; null where nobody needs to.</summary>
    public string? WhoFiles { get; init; }

    /// <summary>The time to ask for it, for example <c>60 days</c>; null where the law sets none or it comes by itself.</summary>
    public string? Allowed { get; init; }

    /// <summary>The time that the law gives, where the letter gives another one; null else.</summary>
    public string? AllowedByLaw { get; init; }

    /// <summary>What that time runs from, in words.</summary>
    public string? CountedFrom { get; init; }

    /// <summary>Whether it comes by itself.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>In which time the answer must come in this case; null where we know no rule for it.</summary>
    public string? AnswerWithin { get; init; }

    /// <summary>In which time an urgent answer must come; null where we know no rule for it.</summary>
    public string? UrgentAnswerWithin { get; init; }

    /// <summary>The rule for the answer, where it is another than <see cref="Citation"/>.</summary>
    public string? AnswerCitation { get; init; }

    /// <summary>What else to know, in plain words.</summary>
    public string? Note { get; init; }

    /// <summary>The law.</summary>
    public required string Citation { get; init; }

    /// <summary>A link to it.</summary>
    public required string Url { get; init; }

    /// <summary>How well the rule was checked.</summary>
    public required RuleStatus RuleStatus { get; init; }

    /// <summary>When it was last checked.</summary>
    public required DateOnly RuleChecked { get; init; }
}
