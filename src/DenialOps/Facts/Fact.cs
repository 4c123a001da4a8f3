namespace DenialOps.Facts;

/// <summary>A value with its confidence and its receipt.</summary>
/// <typeparam name="T">The value's type: text, a day, money, a count.</typeparam>
/// <param name="Value">The value in its normal form.</param>
/// <param name="Confidence">How sure we are, from 0 to 1; calibrated on labelled letters so that 0.8 and more is right at least 98 times in 100.</param>
/// <param name="Method">How it came to be known.</param>
/// <param name="Source">Where it stands; null only for a fact that the user gave.</param>
public sealed record Fact<T>(T Value, double Confidence, FactMethod Method, FactSource? Source);
