namespace DenialOps.Tests.Assistance;

/// <summary>Parts of the documentation that are written from the code; <c>UPDATE_SNAPSHOTS=1</c> writes them anew.</summary>
internal static class Documentation
{
    /// <summary>Whether a document has <paramref name="text"/> between the two remarks that bear the part's name.</summary>
    public static void Holds(string document, string part, string text)
    {
        string path = Path.Combine(Repository.Root, "docs", document);
        string whole = File.ReadAllText(path).ReplaceLineEndings("\n"), begin = $"<!-- {part} -->\n", end = $"<!-- end of {part} -->";
        int start = whole.IndexOf(begin, StringComparison.Ordinal) + begin.Length, stop = whole.IndexOf(end, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, whole[..start] + text + whole[stop..]);
        }
        else
        {
            whole[start..stop].ShouldBe(text, $"docs/{document} is written from the code; run the tests with UPDATE_SNAPSHOTS=1");
        }
    }
}
