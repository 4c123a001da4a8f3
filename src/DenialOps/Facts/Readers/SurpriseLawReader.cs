using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Reads whether the letter itself names the federal law on surprise bills.</summary>
internal static class SurpriseLawReader
{
    /// <summary>The named fact with the law as the letter names it: <c>No Surprises Act</c>.</summary>
    public const string NameFact = "surprise_law";

    private static readonly PhraseSet Names = new("no surprises act");

    /// <summary>The first place that names it, or null.</summary>
    public static Fact<string>? Read(ReadingContext context) =>
        Names.FirstIn(context.Text) is >= 0 and var at ? context.TextFact(new TextSpan(at, at + "No Surprises Act".Length), 0.9) : null;
}
