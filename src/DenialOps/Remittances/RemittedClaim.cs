namespace DenialOps.Remittances;

/// <summary>One claim of a remittance: a CLP segment and what belongs to it.</summary>
public sealed record RemittedClaim
{
    /// <summary>The payment that it is part of.</summary>
    public required Remittance Remittance { get; init; }

    /// <summary>The provider's own number of it (CLP01).</summary>
    public string? PatientControlNumber { get; init; }

    /// <summary>The payer's number of it (CLP07).</summary>
    public string? PayerClaimNumber { get; init; }

    /// <summary>What became of it (CLP02): <c>1</c>, <c>2</c>, <c>3</c> processed as primary, secondary, tertiary; <c>4</c> denied; <c>19</c> to <c>21</c> processed and forwarded; <c>22</c> reversal.</summary>
    public string? Status { get; init; }

    /// <summary>The kind of coverage (CLP06), such as <c>12</c> PPO, <c>MA</c> and <c>MB</c> Medicare, <c>MC</c> Medicaid.</summary>
    public string? FilingIndicator { get; init; }

    /// <summary>What was charged, in US dollars (CLP03).</summary>
    public decimal Charge { get; init; }

    /// <summary>What was paid, in US dollars (CLP04).</summary>
    public decimal Paid { get; init; }

    /// <summary>What the patient owes, in US dollars (CLP05); null where it does not say.</summary>
    public decimal? PatientResponsibility { get; init; }

    /// <summary>The patient (NM1 QC).</summary>
    public RemittedParty? Patient { get; init; }

    /// <summary>The insured, where that is another (NM1 IL).</summary>
    public RemittedParty? Insured { get; init; }

    /// <summary>Who treated (NM1 82).</summary>
    public RemittedParty? RenderingProvider { get; init; }

    /// <summary>The first day of the claim (DTM 232).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day (DTM 233).</summary>
    public DateOnly? To { get; init; }

    /// <summary>The day on which the payer received it (DTM 050).</summary>
    public DateOnly? Received { get; init; }

    /// <summary>The group or policy number (REF 1L).</summary>
    public string? GroupNumber { get; init; }

    /// <summary>The number of a prior authorization (REF G1).</summary>
    public string? AuthorizationNumber { get; init; }

    /// <summary>Why less was paid for the claim as a whole.</summary>
    public IReadOnlyList<ClaimAdjustment> Adjustments { get; init; } = [];

    /// <summary>Remark codes of the claim (MIA, MOA).</summary>
    public IReadOnlyList<string> RemarkCodes { get; init; } = [];

    /// <summary>Its services, in order; none where the payer does not list them.</summary>
    public IReadOnlyList<RemittedLine> Lines { get; init; } = [];

    /// <summary>Which segment of the file it begins with, from 1.</summary>
    public required int Segment { get; init; }

    /// <summary>Where it begins, in bytes from the beginning of the file.</summary>
    public required long Offset { get; init; }

    /// <summary>Where it ends, in bytes from the beginning of the file.</summary>
    public required long EndOffset { get; init; }

    /// <summary>Whether it takes an earlier payment back: its amounts are below 0, and nothing was denied by it.</summary>
    public bool IsReversal => Status == "22";

    /// <summary>The adjustments of the claim and of all its lines.</summary>
    public IEnumerable<ClaimAdjustment> AllAdjustments => Adjustments.Concat(Lines.SelectMany(line => line.Adjustments));

    /// <summary>The remark codes of the claim and of all its lines, each once.</summary>
    public IEnumerable<string> AllRemarkCodes => RemarkCodes.Concat(Lines.SelectMany(line => line.RemarkCodes)).Distinct(StringComparer.Ordinal);

    /// <summary>Where it stands; never a name or a number, which must not be logged.</summary>
    public override string ToString() => $"{nameof(RemittedClaim)} {{ segment {Segment} }}";
}
