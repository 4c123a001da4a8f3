namespace DenialOps.Knowledge;

/// <summary>Phrases that speak for, or with a negative weight against, a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Weight">3 strong, 1.5 medium, 0.4 weak, -3 against.</param>
/// <param name="Phrases">The phrases, in the form that <see cref="PhraseMatcher{T}"/> takes.</param>
internal sealed record Signal(DenialCategory Category, double Weight, IReadOnlyList<string> Phrases);
