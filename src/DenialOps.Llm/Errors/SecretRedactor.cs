using System.Text.RegularExpressions;

namespace DenialOps.Llm.Errors;

/// <summary>
/// Replaces what looks like a key: <c>sk-…</c>, <c>sk-ant-…</c>, <c>AIza…</c>, what follows <c>Bearer</c> and <c>?key=</c>.
/// </summary>
internal static partial class SecretRedactor
{
    private const string Mask = "[redacted]";

    internal static string Redact(string text)
    {
        text = Labelled().Replace(text, "${label}" + Mask);
        return Bare().Replace(text, Mask);
    }

    // No word boundary in front: a label may be glued to other text.
    // The name of the header or query field tells that a secret follows, whatever it looks like.
    [GeneratedRegex(
        @"(?<label>Bearer[ \t]+|[?&][A-Za-z_-]*(?:key|token|secret|sig)=|(?:x-)?api[-_]key[""']?[ \t]*[:=][ \t]*[""']?)[^\s&""',;]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();

    // "sk-ant-…" is one of "sk-…". In the middle of a word a key has its full length, so that "task-runner" stays a name.
    [GeneratedRegex(
        @"\bsk-[A-Za-z0-9_-]{4,}|sk-[A-Za-z0-9_-]{20,}|AIza[A-Za-z0-9_-]{16,}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Bare();
}
