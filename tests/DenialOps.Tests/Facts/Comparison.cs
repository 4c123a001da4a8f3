using System.Globalization;
using System.Text;

namespace DenialOps.Tests.Facts;

/// <summary>When a value that was read counts as the value that a person found: the rules under which letters are scored.</summary>
internal static class Comparison
{
    private static readonly HashSet<string> Small =
        ["the", "of", "and", "for", "a", "an", "inc", "llc", "company", "co", "dr", "md", "do", "mr", "mrs", "ms", "to", "in", "was", "is"];

    public static bool Same(string kind, string gold, string read)
    {
        switch (kind)
        {
            case "exact":
                return gold == read;
            case "number":
                return decimal.TryParse(gold, NumberStyles.Number, CultureInfo.InvariantCulture, out var a)
                    && decimal.TryParse(read, NumberStyles.Number, CultureInfo.InvariantCulture, out var b) && Math.Abs(a - b) < 0.005m;
            case "id":
                return Only(gold.ToUpperInvariant(), char.IsAsciiLetterOrDigit) == Only(read.ToUpperInvariant(), char.IsAsciiLetterOrDigit);
            case "digits":
                string one = Only(gold, char.IsAsciiDigit), other = Only(read, char.IsAsciiDigit);
                return other.Length >= 7 && Last(one, 10) == Last(other, 10);
        }

        var (contained, shared) = Overlap(gold, read);
        return kind switch
        {
            "name" => contained >= 0.99 && shared >= 0.34,
            "address" => contained >= 0.8 && shared >= 0.5,
            _ => contained >= 0.7 && shared >= 0.3,
        };
    }

    private static (double Contained, double Shared) Overlap(string gold, string read)
    {
        var a = Words(gold);
        var b = Words(read);
        int both = a.Intersect(b).Count();
        return (both / (double)Math.Max(1, Math.Min(a.Count, b.Count)), both / (double)Math.Max(1, a.Union(b).Count()));
    }

    private static HashSet<string> Words(string text)
    {
        var folded = new StringBuilder();
        foreach (char c in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            folded.Append(char.IsAsciiLetterOrDigit(c) ? c : ' ');
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Small.Contains(w))];
    }

    private static string Only(string text, Func<char, bool> keep) => string.Concat(text.Where(keep));

    private static string Last(string text, int count) => text[Math.Max(0, text.Length - count)..];
}
