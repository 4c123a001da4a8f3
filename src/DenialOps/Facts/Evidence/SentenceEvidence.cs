using DenialOps.Facts.Layout;

namespace DenialOps.Facts.Evidence;

/// <summary>What one sentence says about the decision.</summary>
/// <param name="Index">The sentence's index.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Scores">For each category that it speaks for or against, how strongly.</param>
/// <param name="Weight">How much the sentence counts: its zone, and whether it is a condition or a general rule.</param>
/// <param name="Denies">Whether it says that something is denied.</param>
/// <param name="Approves">Whether it says that something is approved.</param>
/// <param name="Announced">Whether a label or head announces it as the reason.</param>
internal sealed record SentenceEvidence(
    int Index,
    Sentence Sentence,
    CategoryWeights Scores,
    double Weight,
    bool Denies,
    bool Approves,
    bool Announced)
{
    /// <summary>Whether it says why, not only that.</summary>
    public bool Explains { get; init; }

    /// <summary>Whether it is a heading rather than a sentence.</summary>
    public bool IsHeading { get; init; }

    /// <summary>For a ticked box, the index of the announced reason below it; else -1.</summary>
    public int ReasonBelow { get; init; } = -1;

    /// <summary>How strongly it speaks for the category that it speaks for most; 0 when it speaks for none.</summary>
    public double Strongest { get; } = Scores.Greatest;

    /// <summary>How strongly it states a reason.</summary>
    public double ReasonScore => Weight * (Math.Min(Strongest, 4) + (Denies ? Strongest >= 2.9 ? 2.4 : 1.5 : 0) + (Announced ? 2 : 0)
        + (Explains ? 0.8 : 0) - (Approves && !Denies && Strongest < 2.9 ? 2 : 0) - (IsHeading ? 2 : 0));
}
