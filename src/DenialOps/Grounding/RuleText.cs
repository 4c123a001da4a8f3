using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>What a rule of law says, as evidence: a draft may state its times, its names and its citation.</summary>
/// <param name="Citation">The law, for example <c>42 CFR 422.582(b)</c>.</param>
/// <param name="Text">What it says, in our own words, a line each.</param>
/// <threadsafety>Immutable; safe to use from any number of threads.</threadsafety>
public sealed record RuleText(string Citation, string Text)
{
    private readonly Lazy<IReadOnlyList<Mention>> _mentions = new(() => MentionRecognizer.Recognize(Text));

    /// <summary>The values in it; recognised once, for a rule serves many cases.</summary>
    internal IReadOnlyList<Mention> Mentions => _mentions.Value;
}
