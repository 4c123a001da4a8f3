using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Evidence;

/// <summary>What the whole letter says about the decision: the reason, the categories with their evidence, and whether anything is denied at all.</summary>
internal sealed record DecisionEvidence
{
    /// <summary>The reason's sentences, or null.</summary>
    public TextSpan? Reason { get; init; }

    /// <summary>How strongly the reason's best sentence states it.</summary>
    public double ReasonScore { get; init; }

    /// <summary>Evidence in words and codes, in order of position.</summary>
    public required List<CategoryEvidence> Evidence { get; init; }

    /// <summary>Total weight of each category by the letter's words.</summary>
    public required CategoryWeights ByWords { get; init; }

    /// <summary>Total weight of each category by its codes.</summary>
    public required CategoryWeights ByCodes { get; init; }

    /// <summary>How strongly the letter denies: unconditional sentences, statuses and denial codes.</summary>
    public double Denial { get; init; }

    /// <summary>Weight of the clearest sentence that denies and says why; a letter that approves one part and denies another has one.</summary>
    public double ClearestDenial { get; init; }

    /// <summary>Whether the letter takes an earlier denial back, or says that nothing is decided or denied.</summary>
    public bool Reversal { get; init; }

    /// <summary>Whether the plan has not decided yet and waits for something.</summary>
    public bool Pending { get; init; }

    /// <summary>Whether the letter gives its reader a time for an appeal: something was decided against the reader.</summary>
    public bool GrantsAppeal { get; init; }

    /// <summary>Whether the letter tells its reader of a review that can be asked for, with or without a time.</summary>
    public bool OffersReview { get; init; }

    /// <summary>Whether the letter answers an appeal and keeps the denial.</summary>
    public bool KeepsDenial => Context.Answer is { IsAgainst: true } && !Reversal;

    /// <summary>Whether the document settles a claim or a line of it: it was paid, or its cost is shared or written off.</summary>
    public bool Settles { get; init; }

    /// <summary>How strongly the letter approves or pays.</summary>
    public double Approval { get; init; }

    /// <summary>The first sentence that grants something; beside a denial, the part that was approved.</summary>
    public TextSpan? ApprovedPart { get; init; }

    /// <summary>Where the letter says that it denies or approves.</summary>
    public TextSpan? Decision { get; init; }

    /// <summary>Text that tries to give orders to a machine, or null.</summary>
    public TextSpan? Instruction { get; init; }

    /// <summary>A visit or benefit maximum rather than a clinical limit.</summary>
    public bool BenefitMaximum { get; init; }

    /// <summary>The context that it was read from; later rooms make receipts with it.</summary>
    public required ReadingContext Context { get; init; }

    /// <summary>Total weight of a category: words first, codes at half where the words say something.</summary>
    public double Total(DenialCategory category) => Math.Max(0, ByWords[category]) + ByCodes[category];
}
