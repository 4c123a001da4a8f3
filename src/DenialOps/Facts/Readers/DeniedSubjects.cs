using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the service that is the subject of a refusal: "Residential treatment is no longer approved after …".</summary>
internal sealed class DeniedSubjects(ReadingContext context, ServiceDescriptions descriptions, ServicePhrases phrases, Best<string> best)
{
    /// <summary>What is said of a service only, not of a claim, a request or a record.</summary>
    private static readonly PhraseSet Refusals = new(
        " is no longer approved", " are no longer approved", " is no longer authorized", " are no longer authorized", " is no longer certified",
        " are no longer certified", " is no longer covered", " are no longer covered", " is no longer medically", " are no longer medically",
        " is not medically", " are not medically", " was not medically", " were not medically", " is not covered", " are not covered",
        " is not a covered", " are not a covered", " is considered experimental", " is considered investigational", " is considered cosmetic",
        " is experimental", " is investigational", " is excluded", " are excluded", " was done without", " were done without",
        " was performed without", " will end on ", " ends on ");

    private const int MaxSubject = 120;

    private readonly string _text = context.Text;

    public void Offer()
    {
        foreach (var sentence in context.Layout.Sentences)
        {
            if (sentence.Zone is Zone.Head or Zone.Body
                && Refusals.FirstIn(_text.AsSpan(sentence.Start, Math.Min(sentence.End - sentence.Start, MaxSubject))) is > 3 and var verb
                && phrases.NounPhrase(sentence.Start, sentence.Start + verb) is { } phrase && IsWhole(phrase, sentence.Start + verb)
                && descriptions.Clean(phrase) is { } value && !phrases.IsGeneric(value))
            {
                best.Offer(_text[value.Start..value.End], 0.52, value);
            }
        }
    }

    /// <summary>Whether nothing but a place, a person or a time stands between the phrase and its verb: no clause of its own.</summary>
    private bool IsWhole(TextSpan phrase, int verb)
    {
        var between = _text.AsSpan(phrase.End, Math.Max(0, verb - phrase.End)).TrimStart();
        return between.IsEmpty || between[0] == '(' || between.StartsWith("at ", StringComparison.Ordinal) || between.StartsWith("by ", StringComparison.Ordinal)
            || between.StartsWith("on ", StringComparison.Ordinal) || between.StartsWith("from ", StringComparison.Ordinal)
            || between.StartsWith("done ", StringComparison.Ordinal) || between.StartsWith("performed ", StringComparison.Ordinal);
    }
}
