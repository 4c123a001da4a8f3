namespace DenialOps.Cli.Settings;

/// <summary>A value as it may be shown: what may be a key, in a place where none belongs, is not.</summary>
internal static class ShownValue
{
    private const int ShortestKey = 20;
    private static readonly char[] Separators = ['-', '_', '.', ':', ',', ' ', '@'];

    /// <summary>A value of any setting.</summary>
    public static string Of(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? Address(text) : IsLikeKey(text) ? KeyForm.Hidden : PrintableText.OneLine(text);

    /// <summary>Whether it has the form of a key, or a run of letters and digits, both and long, that no name of a model, a prompt or a variable has.</summary>
    public static bool IsLikeKey(string text) => text.StartsWith("sk-", StringComparison.OrdinalIgnoreCase) || KeyForm.IsIn(text)
        || (!text.AsSpan().ContainsAny('/', '\\')
            && text.Split(Separators).Any(run => run.Length >= ShortestKey && run.Any(char.IsAsciiDigit) && run.Any(char.IsAsciiLetter)));

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
}
