namespace DenialOps.Facts;

/// <summary>One line of a claim.</summary>
public sealed record ServiceLine
{
    /// <summary>What it was.</summary>
    public Fact<string>? Description { get; init; }

    /// <summary>Day of service.</summary>
    public Fact<DateOnly>? DateOfService { get; init; }

    /// <summary>Procedure codes.</summary>
    public IReadOnlyList<Fact<string>> Codes { get; init; } = [];

    /// <summary>Modifiers.</summary>
    public IReadOnlyList<Fact<string>> Modifiers { get; init; } = [];

    /// <summary>Units.</summary>
    public Fact<decimal>? Units { get; init; }

    /// <summary>Amount billed.</summary>
    public Fact<decimal>? Billed { get; init; }

    /// <summary>Amount allowed.</summary>
    public Fact<decimal>? Allowed { get; init; }

    /// <summary>Amount paid.</summary>
    public Fact<decimal>? Paid { get; init; }

    /// <summary>What the patient owes.</summary>
    public Fact<decimal>? PatientResponsibility { get; init; }

    /// <summary>CARC and RARC codes and local remark codes of the line.</summary>
    public IReadOnlyList<Fact<string>> Adjustments { get; init; } = [];

    /// <summary>The line's own outcome, for example <c>Denied</c>.</summary>
    public Fact<string>? Status { get; init; }
}
