using System.Buffers;
using System.Text.RegularExpressions;

namespace DenialOps.Cli;

/// <summary>
/// Knows a vendor's key by its form (<c>sk-…</c>, <c>sk-ant-…</c>, <c>AIza…</c> and the like), wherever it was put by mistake: in place of
/// a file, an option or a model. Such a text goes into no message and no file.
/// </summary>
internal static partial class KeyForm
{
    /// <summary>What stands in place of a key.</summary>
    public const string Hidden = "(hidden)";

    // The expression is made only where there is something to hide.
    private static readonly SearchValues<string> Signs = SearchValues.Create(["sk-", "AIza", "gsk_", "hf_", "ghp_", "xai-", "pplx-", "nvapi-"], StringComparison.Ordinal);

    /// <summary>Whether a text has something of the form of a key in it.</summary>
    public static bool IsIn(string text) => MayBeIn(text) && Form().IsMatch(text);

    /// <summary>The text with <see cref="Hidden"/> in place of each key.</summary>
    public static string Hide(string text) => MayBeIn(text) ? Form().Replace(text, Hidden) : text;

    private static bool MayBeIn(string text) => text.AsSpan().ContainsAny(Signs);

    // In the middle of a word a key has its full length, so that "task-runner" stays a name.
    [GeneratedRegex(
        @"\bsk-[A-Za-z0-9_-]{4,}|sk-[A-Za-z0-9_-]{20,}|AIza[A-Za-z0-9_-]{16,}|\b(?:gsk_|hf_|ghp_|xai-|pplx-|nvapi-)[A-Za-z0-9_-]{16,}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
