namespace DenialOps.Knowledge;

/// <summary>A code's texts in another language.</summary>
/// <param name="Code">The code without group code.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="NextStep">What to do about it.</param>
internal sealed record CodeWords(string Code, string Meaning, string NextStep);
