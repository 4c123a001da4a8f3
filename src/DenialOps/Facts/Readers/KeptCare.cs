namespace DenialOps.Facts.Readers;

/// <summary>What a letter says about keeping care during the appeal, each where it says it.</summary>
/// <param name="Day">The last day.</param>
/// <param name="Before">The day before which one must ask.</param>
/// <param name="Time">The allowed time.</param>
/// <param name="Words">The words of a time that rests on the day of the change.</param>
/// <param name="Later">The words that say that the later of two times counts.</param>
/// <param name="Change">The day from which on there is less care, where the care does not end.</param>
internal sealed record KeptCare(Fact<string>? Day, Fact<string>? Before, Fact<string>? Time, Fact<string>? Words, Fact<string>? Later, Fact<string>? Change);
