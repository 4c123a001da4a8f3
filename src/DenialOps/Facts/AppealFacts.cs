namespace DenialOps.Facts;

/// <summary>What the document gives for appeals, and only that.</summary>
public sealed record AppealFacts
{
    /// <summary>Days allowed for the first internal appeal; never another time limit.</summary>
    public Fact<int>? DeadlineDays { get; init; }

    /// <summary>The allowed time where it is not in days, for example <c>6 months</c>.</summary>
    public Fact<string>? DeadlineSpan { get; init; }

    /// <summary>What the time is counted from: <c>notice</c> or <c>receipt</c>, as the document says.</summary>
    public Fact<string>? CountedFrom { get; init; }

    /// <summary>The last day, where the document prints it.</summary>
    public Fact<DateOnly>? DeadlineDate { get; init; }

    /// <summary>Telephone for appeals.</summary>
    public Fact<string>? Phone { get; init; }

    /// <summary>Fax for appeals.</summary>
    public Fact<string>? Fax { get; init; }

    /// <summary>Postal address for appeals.</summary>
    public Fact<string>? Address { get; init; }

    /// <summary>Web address for appeals.</summary>
    public Fact<string>? Website { get; init; }

    /// <summary>E-mail for appeals.</summary>
    public Fact<string>? Email { get; init; }

    /// <summary>Hours in which an expedited appeal is decided.</summary>
    public Fact<int>? ExpeditedHours { get; init; }
}
