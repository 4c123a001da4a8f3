namespace DenialOps.Remittances;

/// <summary>One payment and its explanation: what an 835 transaction says of all its claims.</summary>
public sealed record Remittance
{
    /// <summary>The transaction's control number (ST02).</summary>
    public string? ControlNumber { get; init; }

    /// <summary>What was paid for all claims together, in US dollars (BPR02).</summary>
    public decimal? PaymentAmount { get; init; }

    /// <summary>How it was paid (BPR04): <c>ACH</c>, <c>CHK</c>, <c>NON</c>.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>The day of the payment (BPR16).</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>The number of the check or of the transfer (TRN02).</summary>
    public string? PaymentNumber { get; init; }

    /// <summary>The day on which the payer made it (DTM 405).</summary>
    public DateOnly? ProductionDate { get; init; }

    /// <summary>Who pays (N1 PR).</summary>
    public RemittedParty? Payer { get; init; }

    /// <summary>Where the payer is, a line each.</summary>
    public IReadOnlyList<string> PayerAddress { get; init; } = [];

    /// <summary>The payer's telephone for questions (PER BL or CX, TE), as it is printed.</summary>
    public string? PayerPhone { get; init; }

    /// <summary>Who is paid (N1 PE).</summary>
    public RemittedParty? Payee { get; init; }
}
