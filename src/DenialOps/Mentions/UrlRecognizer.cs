namespace DenialOps.Mentions;

/// <summary>Recognises web and e-mail addresses.</summary>
internal static class UrlRecognizer
{
    private const int Longest = 300;

    /// <summary>Tries an address that starts at a token.</summary>
    public static int Try(LetterScan scan, int i)
    {
        var text = scan.Text;
        var start = scan[i].Start;
        var end = start;
        var limit = Math.Min(text.Length, start + Longest);
        while (end < limit && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';' or ')' or '(' or '>' or '<' or '"' or '|' or ']'))
        {
            end++;
        }

        while (end > start && !char.IsLetterOrDigit(text[end - 1]) && text[end - 1] != '/')
        {
            end--;
        }

        var span = text.AsSpan(start, end - start);
        var isEmail = span.Contains('@');
        if (!span.Contains('.') || span.Length < 5)
        {
            return i;
        }

        var scheme = span.IndexOf("://", StringComparison.Ordinal);
        var value = span[(scheme < 0 ? 0 : scheme + 3)..].TrimEnd('/').ToString().ToLowerInvariant();
        scan.Add(new Mention(isEmail ? MentionKind.Email : MentionKind.Url, start, end, value));
        var next = i + 1;
        while (scan[next].Start < end && next < scan.Count)
        {
            next++;
        }

        return next;
    }
}
