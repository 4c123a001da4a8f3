using DenialOps.Intake;

namespace DenialOps.Benchmarks;

/// <summary>The letters that are measured: the samples and the test corpus.</summary>
internal static class Letters
{
    private const int ShortestOfBar = 2000;
    private const int LongestOfBar = 3100;

    /// <summary>The folder that holds <c>DenialOps.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every letter, in the order of their names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { "samples", Path.Combine("tests", "corpus") }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.txt"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
    ];

    /// <summary>The letters of 2 to 3 KB, the size that the bars speak of.</summary>
    public static IReadOnlyList<string> OfBar { get; } = [.. All.Where(t => t.Length is >= ShortestOfBar and <= LongestOfBar)];

    /// <summary>Reads letters from memory.</summary>
    public static LetterReader Reader { get; } = new();

    /// <summary>The letters of the bar as documents.</summary>
    public static IReadOnlyList<LetterDocument> Documents { get; } = [.. OfBar.Select((t, i) => Reader.FromText(t, $"letter-{i}.txt"))];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DenialOps.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks must run inside the repository.");
    }
}
