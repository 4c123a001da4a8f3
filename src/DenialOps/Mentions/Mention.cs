using DenialOps.Intake;

namespace DenialOps.Mentions;

/// <summary>
/// One value found in a text: what it is, where it stands and its normal form. Two mentions with the same kind and normal form mean
/// the same thing however they are printed (<c>March 5, 2024</c> and <c>03/05/24</c>; <c>$4,200</c> and <c>$4,200.00</c>).
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character in the text that was searched.</param>
/// <param name="End">Offset one past its last character.</param>
/// <param name="Value">The normal form; see <see cref="MentionKind"/> for each kind's form.</param>
public sealed record Mention(MentionKind Kind, int Start, int End, string Value)
{
    /// <summary>Where it stands.</summary>
    public TextSpan Span => new(Start, End);

    /// <summary>The day, for <see cref="MentionKind.Date"/>.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The number, for amounts, percentages, durations and plain numbers.</summary>
    public decimal? Number { get; init; }

    /// <summary>The unit, for <see cref="MentionKind.Duration"/>.</summary>
    public DurationUnit? Unit { get; init; }

    /// <summary>What the words beside an identifier say it names.</summary>
    public IdentifierRole Role { get; init; }

    /// <summary>What the words beside a telephone number say it is for.</summary>
    public PhoneUse Use { get; init; }

    /// <summary>
    /// How sure the recogniser is of the kind, from 0 to 1: 1 where words or check digits say so ("CPT 72148"), about 0.6 where only
    /// shape and neighbourhood speak (a five-digit number alone in a table cell under "Code").
    /// </summary>
    public double Confidence { get; init; } = 1;
}
