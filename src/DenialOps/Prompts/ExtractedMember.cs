using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>Who is insured, as a model read it.</summary>
public sealed record ExtractedMember
{
    /// <summary>The patient.</summary>
    [Description("The patient, not the subscriber where they differ")]
    public ExtractedValue? Name { get; init; }

    /// <summary>The number of the insured person.</summary>
    [Description("Member, subscriber or beneficiary ID")]
    public ExtractedValue? MemberId { get; init; }

    /// <summary>The group.</summary>
    [Description("Group number of the employer or union")]
    public ExtractedValue? GroupNumber { get; init; }

    /// <summary>The date of birth.</summary>
    [Description("Date of birth of the patient")]
    public ExtractedValue? DateOfBirth { get; init; }
}
