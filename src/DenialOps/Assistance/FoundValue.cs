using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>A model's value at a place of the letter where it stands.</summary>
/// <param name="Json">The value in the form that its field holds, as JSON.</param>
/// <param name="Text">The same as <c>case_facts.json</c> writes it, without quotes.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Mention">What the recogniser made of the place; null for words.</param>
internal sealed record FoundValue(string Json, string Text, TextSpan Span, Mention? Mention);
