using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

/// <summary>Shortens the questions that the tests of this room ask.</summary>
internal static class Found
{
    /// <summary>The normal forms of one kind, in order, joined by commas.</summary>
    public static string Values(string text, MentionKind kind, double atLeast = 0) => string.Join(
        ", ", MentionRecognizer.Recognize(Unescape(text)).Where(m => m.Kind == kind && m.Confidence >= atLeast).Select(m => m.Value));

    /// <summary>The only mention of a kind.</summary>
    public static Mention One(string text, MentionKind kind) => MentionRecognizer.Recognize(Unescape(text)).Single(m => m.Kind == kind);

    /// <summary>All mentions as "Kind:Value".</summary>
    public static string All(string text) => string.Join(" ", MentionRecognizer.Recognize(Unescape(text)).Select(m => $"{m.Kind}:{m.Value}"));

    private static string Unescape(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);
}
