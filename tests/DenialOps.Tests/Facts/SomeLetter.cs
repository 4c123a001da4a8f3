using DenialOps.Facts;
using DenialOps.Facts.Evidence;
using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Mentions;
using DenialOps.Routing;

namespace DenialOps.Tests.Facts;

/// <summary>Letters made of a few lines, read as the product reads them. <c>\n</c> in a line is a line end.</summary>
internal static class SomeLetter
{
    public const string Denial = "We denied this claim because the service is not medically necessary.";

    /// <summary>A whole letter around the lines that a test is about.</summary>
    public static string With(string head = "", string body = Denial, string appeal = "") => Lines($"""
        Marlowe Bay Health Plan
        P.O. Box 9911, Easton, MD 21601

        March 3, 2026

        {head}

        Dear Member,

        {body}

        HOW TO APPEAL

        {appeal}

        """);

    public static LetterDocument Document(string text) => new LetterReader().FromText(Lines(text));

    public static LetterReading Read(string text) => new FactReader(SomeCase.Clock()).Read(Document(text));

    public static CaseFacts Facts(string text) => Read(text).Facts;

    public static LetterLayout Layout(string text) => LetterLayout.Build(Document(text));

    public static ReadingContext Context(string text)
    {
        var document = Document(text);
        return new ReadingContext(document, MentionRecognizer.Recognize(document.Text));
    }

    public static DecisionEvidence Decision(string text) => Read(text).Decision!;

    public static RouteDecision Route(string text) => new RouteDecider().Decide(Read(text));

    public static string Lines(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);

    /// <summary>A day as <c>2026-03-03</c>; "none" where there is none.</summary>
    public static string Day(Fact<DateOnly>? fact) => fact?.Value.ToString("yyyy-MM-dd") ?? "none";

    /// <summary>A value as text, money with two decimals; "none" where there is none.</summary>
    public static string Text<T>(Fact<T>? fact) => fact switch
    {
        null => "none",
        { Value: decimal money } => money.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(fact.Value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
