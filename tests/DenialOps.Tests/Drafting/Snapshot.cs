using System.Runtime.CompilerServices;

namespace DenialOps.Tests.Drafting;

/// <summary>Compares a whole document with the file that a person has read and approved. UPDATE_SNAPSHOTS=1 writes the files anew.</summary>
internal static class Snapshot
{
    /// <summary>The documents of a case that were approved.</summary>
    public static IReadOnlyList<string> Names(string name, [CallerFilePath] string caller = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots");
        return [.. Directory.GetFiles(folder, name + ".*").Select(path => Path.GetFileName(path)[(name.Length + 1)..])];
    }

    public static void ShouldMatch(string text, string name, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing. Run with UPDATE_SNAPSHOTS=1, read it, and keep it if you would sign it.");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != text)
        {
            Assert.Fail($"{name} differs (- approved, + now). If the change is right, run with UPDATE_SNAPSHOTS=1.\n{Difference(expected, text)}");
        }
    }

    private static string Difference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var first = 0;
        while (first < old.Length && first < now.Length && old[first] == now[first])
        {
            first++;
        }

        var last = 0;
        while (last < old.Length - first && last < now.Length - first && old[^(last + 1)] == now[^(last + 1)])
        {
            last++;
        }

        return string.Join('\n', [$"@@ line {first + 1}", .. old[first..^last].Select(l => "- " + l), .. now[first..^last].Select(l => "+ " + l)]);
    }
}
