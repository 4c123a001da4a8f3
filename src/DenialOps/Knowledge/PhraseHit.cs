namespace DenialOps.Knowledge;

/// <summary>A phrase that was found.</summary>
/// <param name="Value">What the phrase stands for.</param>
/// <param name="FirstWord">Index of its first word.</param>
/// <param name="LastWord">Index of its last word.</param>
internal readonly record struct PhraseHit<T>(T Value, int FirstWord, int LastWord);
