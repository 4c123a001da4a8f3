using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>That the document answers an appeal, or leaves none to the plan: what opens is the next review.</summary>
/// <param name="Sentence">Index of the sentence that says so.</param>
/// <param name="Span">The words that say so.</param>
/// <param name="IsAgainst">Whether they say that the denial is kept.</param>
internal sealed record AppealAnswer(int Sentence, TextSpan Span, bool IsAgainst);
