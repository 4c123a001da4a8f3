using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>What was denied and why, as a model read it.</summary>
public sealed record ExtractedDenial
{
    /// <summary>The date of the notice.</summary>
    [Description("The date of the notice itself")]
    public ExtractedValue? DateOfLetter { get; init; }

    /// <summary>The reason in the words of the document.</summary>
    [Description("The whole reason for the decision, word for word")]
    public ExtractedValue? Reason { get; init; }

    // What an answer leaves out, a generated reader sets to null.

    /// <summary>Claim adjustment reason codes.</summary>
    [Description("Claim adjustment reason codes of the denied line, with the group code when printed, as CO-197")]
    public IReadOnlyList<ExtractedValue> CarcCodes { get; init => field = value ?? []; } = [];

    /// <summary>Remittance advice remark codes.</summary>
    [Description("Remittance advice remark codes, as N115 or MA130")]
    public IReadOnlyList<ExtractedValue> RarcCodes { get; init => field = value ?? []; } = [];
}
