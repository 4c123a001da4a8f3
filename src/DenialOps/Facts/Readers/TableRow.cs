using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>A row of a claim table, or the line with its totals.</summary>
internal sealed record TableRow
{
    public required int Line { get; init; }

    public required TextSpan Span { get; init; }

    public bool IsTotal { get; init; }

    public Mention? Date { get; init; }

    public TextSpan? Description { get; init; }

    public Mention? Billed { get; init; }

    public Mention? Allowed { get; init; }

    public Mention? Paid { get; init; }

    public Mention? PatientShare { get; init; }

    public Mention? Deductible { get; init; }

    public Mention? Copay { get; init; }

    public Mention? Coinsurance { get; init; }

    public TextSpan? Status { get; init; }

    public RowOutcome Outcome { get; init; }

    public IReadOnlyList<Mention> Codes { get; init; } = [];
}
