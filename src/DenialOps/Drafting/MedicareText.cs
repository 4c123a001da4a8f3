using System.Text;
using DenialOps.Knowledge;

namespace DenialOps.Drafting;

/// <summary>The text of a template with its own words exchanged for those of Original Medicare; what stands in tags is left alone.</summary>
internal static class MedicareText
{
    /// <summary>The template's text, exchanged.</summary>
    public static string Of(string name, string text)
    {
        var language = name.EndsWith(".es", StringComparison.Ordinal) ? DocumentLanguage.Spanish : DocumentLanguage.English;
        var exchanged = new StringBuilder(text.Length + 64);
        for (var from = 0; from < text.Length;)
        {
            var open = text.AsSpan(from).IndexOf('{') is >= 0 and var brace ? from + brace : text.Length;
            exchanged.Append(MedicareWords.In(text[from..open], language));
            var close = open < text.Length ? text.IndexOf('}', open) : -1;
            // A tag ends with "}}" or "%}": the last of its braces.
            from = close < 0 ? text.Length : close + (close + 1 < text.Length && text[close + 1] == '}' ? 2 : 1);
            exchanged.Append(text, open, from - open);
        }

        return exchanged.ToString();
    }
}
