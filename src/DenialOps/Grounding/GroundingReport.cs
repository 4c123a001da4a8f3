using System.Text.Json.Serialization;

namespace DenialOps.Grounding;

/// <summary>What every value in one document rests on. An entry of <c>grounding.json</c>.</summary>
public sealed record GroundingReport
{
    /// <summary>The document's file name.</summary>
    public required string Document { get; init; }

    /// <summary>Whether nothing is ungrounded.</summary>
    public bool IsGrounded { get; init; }

    /// <summary>Every value, in order.</summary>
    public IReadOnlyList<GroundingItem> Items { get; init; } = [];

    /// <summary>Everything that nothing supports, each text once: the lists below, and citations, names, sides of the body and quotations, which
    /// have no list of their own.</summary>
    public IReadOnlyList<string> UngroundedClaims { get; init; } = [];

    /// <summary>Codes that nothing supports: procedure, diagnosis, drug, revenue and adjustment codes, remarks, modifiers and groups.</summary>
    public IReadOnlyList<string> HallucinatedCodes { get; init; } = [];

    /// <summary>Days and lengths of time that nothing supports.</summary>
    public IReadOnlyList<string> HallucinatedDates { get; init; } = [];

    /// <summary>Sums of money, percentages and plain numbers that nothing supports.</summary>
    public IReadOnlyList<string> HallucinatedAmounts { get; init; } = [];

    /// <summary>Phones, addresses, e-mail and web addresses that nothing supports.</summary>
    public IReadOnlyList<string> HallucinatedContacts { get; init; } = [];

    /// <summary>Member, claim, group and other identifiers and NPIs that nothing supports.</summary>
    public IReadOnlyList<string> HallucinatedIdentifiers { get; init; } = [];

    /// <summary>How many entries of all lists together were left out because the draft has too many; null where none were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LeftOut { get; init; }
}
