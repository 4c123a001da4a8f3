using System.Buffers;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Grounding;

/// <summary>Finds what makes a number money of another country: "€1,684.00", "EUR 1,684", "1,684 euros".</summary>
internal static class ForeignMoney
{
    private const int LongestWord = 8;

    private static readonly SearchValues<char> Signs = SearchValues.Create([.. Words("signs").Select(w => w[0])]);
    private static readonly HashSet<string> Codes = [.. Words("codes")];
    private static readonly HashSet<string> Names = new(Words("names"), StringComparer.OrdinalIgnoreCase);

    /// <summary>The number with its foreign sign, code or name, and that alone; null where it has none.</summary>
    public static (TextSpan Span, string Currency)? Around(string text, int start, int end)
    {
        var before = start;
        while (before > 0 && start - before < 2 && text[before - 1] == ' ')
        {
            before--;
        }

        if (before > 0 && Signs.Contains(text[before - 1]))
        {
            return (new TextSpan(before - 1, end), text[(before - 1)..before]);
        }

        var first = before;
        while (first > 0 && before - first < LongestWord && char.IsLetter(text[first - 1]))
        {
            first--;
        }

        if (before < start && Codes.Contains(text[first..before]))
        {
            return (new TextSpan(first, end), text[first..before]);
        }

        var next = end + (end < text.Length && text[end] == ' ' ? 1 : 0);
        var last = next;
        while (last < text.Length && last - next < LongestWord && (char.IsLetter(text[last]) || (last == next && Signs.Contains(text[last]))))
        {
            last++;
        }

        var word = text[next..last];
        return last > next && ((word.Length == 1 && Signs.Contains(word[0])) || Codes.Contains(word) || Names.Contains(word)) ? (new TextSpan(start, last), word) : null;
    }

    private static IEnumerable<string> Words(string section) => WordFile.Words("currencies").Where(w => w.Section == section).Select(w => w.Word);
}
