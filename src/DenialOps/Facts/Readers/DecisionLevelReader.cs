namespace DenialOps.Facts.Readers;

/// <summary>Tells the answer to an appeal from a first refusal: it opens the next review, and not the first appeal once more.</summary>
internal static class DecisionLevelReader
{
    /// <summary>The named fact: <c>2</c> for the answer to the first appeal. A first refusal is not marked.</summary>
    public const string FactName = "decision_level";

    private const double Told = 0.75;

    /// <summary>The level, with the words that say so; null where nothing does.</summary>
    public static Fact<string>? Read(ReadingContext context) =>
        context.Answer is { Span: var span } ? context.Fact("2", Told, span.Start, span.End) : null;
}
