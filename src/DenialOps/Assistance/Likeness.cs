using DenialOps.Knowledge;

namespace DenialOps.Assistance;

/// <summary>Whether a text may be ours in other words: it says about as much, with a good part of the words that carry it.</summary>
internal static class Likeness
{
    private const double LeastLength = 0.5;
    private const double LeastKept = 1.0 / 3;
    private const int ShortestCarrier = 5;
    private const int FewestCarriers = 3;

    /// <summary>Whether <paramref name="text"/> leaves out most of <paramref name="ours"/>, or says something else.</summary>
    public static bool IsLost(string text, string ours)
    {
        var (own, written) = (new WordTable(ours), new WordTable(text));
        if (string.IsNullOrWhiteSpace(text) || written.Count < own.Count * LeastLength)
        {
            return !string.IsNullOrWhiteSpace(ours) || !string.IsNullOrWhiteSpace(text);
        }

        var carriers = Carriers(own);
        return carriers.Count >= FewestCarriers && carriers.Count(Carriers(written).Contains) < carriers.Count * LeastKept;
    }

    private static HashSet<ulong> Carriers(WordTable words) =>
        [.. Enumerable.Range(0, words.Count).Where(i => words.End(i) - words.Start(i) >= ShortestCarrier).Select(words.Hash)];
}
