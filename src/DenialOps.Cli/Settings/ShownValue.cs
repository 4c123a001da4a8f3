using System.Buffers;

namespace DenialOps.Cli.Settings;

/// <summary>A value as it may be shown: what may be a key, in a place where none belongs, is not.</summary>
internal static class ShownValue
{
    private const string Hidden = "(hidden)";
    private const int LongestName = 80;
    private const int ShortestKey = 32;

    /// <summary>What paths and lists of models have, and keys have not.</summary>
    private static readonly SearchValues<char> InNames = SearchValues.Create(" /\\:,");

    /// <summary>A value of any setting.</summary>
    public static string Of(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? Address(text) : IsLikeKey(text) ? Hidden : PrintableText.OneLine(text);

    /// <summary>An address without the user, password and query that it may have.</summary>
    private static string Address(string text)
    {
        int start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        int path = text.AsSpan(start).IndexOfAny('/', '?', '#');
        int end = path < 0 ? text.Length : start + path;
        int user = text.LastIndexOf('@', end - 1, end - start);
        string host = user < 0 ? text[start..end] : "***@" + text[(user + 1)..end];
        string rest = text[end..];
        int query = rest.AsSpan().IndexOfAny('?', '#');
        return PrintableText.OneLine(text[..start] + host + (query < 0 ? rest : rest[..query] + "?***"));
    }

    private static bool IsLikeKey(string text) => text.StartsWith("sk-", StringComparison.OrdinalIgnoreCase)
        || (text.Length >= ShortestKey && !text.AsSpan().ContainsAny(InNames) && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter))
        || (text.Length > LongestName && !text.AsSpan().ContainsAny(InNames));
}
