using DenialOps.Facts.Evidence;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts;

/// <summary>A letter after it was read: its text, what stands in it, and what it says. Later rooms work from this.</summary>
/// <param name="Letter">The document.</param>
/// <param name="Mentions">Every mention of its text, in order.</param>
/// <param name="Facts">The facts, each with its receipt.</param>
public sealed record LetterReading(LetterDocument Letter, IReadOnlyList<Mention> Mentions, CaseFacts Facts)
{
    /// <summary>What the user said about the case, where <see cref="Facts"/> hold it; null when nobody said anything.</summary>
    public UserContext? Context { get; init; }

    /// <summary>The same letter with what the user knows better: see <see cref="UserContext.Apply"/>.</summary>
    public LetterReading With(UserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return this with { Facts = context.Apply(Facts), Context = context };
    }

    /// <summary>The evidence for and against each kind of denial.</summary>
    internal DecisionEvidence? Decision { get; init; }
}
