using DenialOps.Knowledge;

namespace DenialOps.Grounding.Prose;

/// <summary>Finds claims of an event: "was approved", "has been overturned", "you were told".</summary>
internal static class Outcomes
{
    private const int MostWordsBetween = 2;
    private const int MostWordsBack = 5;

    private static readonly HashSet<ulong> Ended = Read("ended");
    private static readonly HashSet<ulong> Said = Read("said");
    private static readonly HashSet<ulong> Before = Read("before");
    private static readonly HashSet<ulong> Between = Read("between");
    private static readonly HashSet<ulong> Open = Read("open");

    /// <summary>Whether the word at this place claims that something ended or was said. A question claims nothing, nor does what is left open or denied.</summary>
    public static bool IsClaim(ProseText text, int i)
    {
        var words = text.Words;
        return (Ended.Contains(words[i].Hash) || Said.Contains(words[i].Hash)) && IsPassive(words, i) && !IsLeftOpen(text, i);
    }

    /// <summary>Whether what a word claims is left open, or asked for.</summary>
    public static bool IsLeftOpen(ProseText text, int i) => IsOpen(text.Words, i) || IsAsked(text, i);

    private static bool IsPassive(ReadOnlySpan<ProseWord> words, int i)
    {
        for (var k = i - 1; k >= 0 && i - k <= MostWordsBetween + 1 && words[k + 1].IsJoined; k--)
        {
            if (Before.Contains(words[k].Hash))
            {
                return true;
            }

            if (!Between.Contains(words[k].Hash))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsOpen(ReadOnlySpan<ProseWord> words, int i)
    {
        for (var k = i - 1; k >= 0 && i - k <= MostWordsBack && words[k + 1].IsJoined; k--)
        {
            if (Open.Contains(words[k].Hash))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAsked(ProseText text, int i)
    {
        var rest = text.Text.AsSpan(text.Words[i].End);
        var end = rest.IndexOfAny('.', '?', '\n');
        return end >= 0 && rest[end] == '?';
    }

    private static HashSet<ulong> Read(string section) => [.. WordFile.Words("outcomes").Where(w => w.Section == section).Select(w => FoldedWord.HashOf(w.Word))];
}
