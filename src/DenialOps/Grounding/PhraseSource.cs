using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>A text whose words count as evidence.</summary>
/// <param name="Text">The text.</param>
/// <param name="Parts">Which parts of it, in reading order.</param>
/// <param name="Document">The document, if it is one.</param>
/// <param name="Evidence">What a fact rests on, if it is one.</param>
internal sealed record PhraseSource(string Text, IReadOnlyList<TextSpan> Parts, LetterDocument? Document, Evidence? Evidence)
{
    /// <summary>What a run of words from this text rests on.</summary>
    public Evidence At(int start, int end) => Evidence ?? new Evidence(Document!, start, end);
}
