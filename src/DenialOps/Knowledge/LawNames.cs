namespace DenialOps.Knowledge;

/// <summary>The names of laws by their citations: <c>Knowledge/Data/laws.txt</c>.</summary>
internal static class LawNames
{
    private static readonly Lazy<IReadOnlyList<(string Start, string Names)>> Known = new(() => [.. Read()]);

    /// <summary>The names of the law that a citation stands in, with commas between; empty where we know none.</summary>
    public static string Of(string citation)
    {
        foreach (var (start, names) in Known.Value)
        {
            if (citation.StartsWith(start, StringComparison.Ordinal))
            {
                return names;
            }
        }

        return string.Empty;
    }

    private static IEnumerable<(string Start, string Names)> Read()
    {
        foreach (var line in Resources.TextOf("DenialOps.Knowledge.laws.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] != '#' && line.IndexOf('=') is > 0 and var at)
            {
                yield return (line[..at].TrimEnd(), line[(at + 1)..].TrimStart());
            }
        }
    }
}
