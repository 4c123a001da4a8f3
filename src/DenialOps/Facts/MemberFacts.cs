namespace DenialOps.Facts;

/// <summary>Who is insured: the patient.</summary>
public sealed record MemberFacts
{
    /// <summary>The patient's name as printed.</summary>
    public Fact<string>? Name { get; init; }

    /// <summary>The insured person's number as printed.</summary>
    public Fact<string>? MemberId { get; init; }

    /// <summary>Employer group number.</summary>
    public Fact<string>? GroupNumber { get; init; }

    /// <summary>Date of birth.</summary>
    public Fact<DateOnly>? DateOfBirth { get; init; }
}
