namespace DenialOps.Knowledge;

/// <summary>Reads a word list that is embedded in the assembly: words between white space, "#" before a remark, "[name]" before a section.</summary>
internal static class WordFile
{
    /// <summary>The words of a file, each with its section, which is empty before the first.</summary>
    public static IEnumerable<(string Section, string Word)> Words(string name)
    {
        foreach (var (section, line) in Lines(name))
        {
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return (section, word);
            }
        }
    }

    /// <summary>The lines of a file that are no remarks, each with its section.</summary>
    public static IEnumerable<(string Section, string Text)> Lines(string name)
    {
        var assembly = typeof(WordFile).Assembly;
        using var stream = assembly.GetManifestResourceStream($"DenialOps.Knowledge.{name}.txt")
            ?? assembly.GetManifestResourceStream($"DenialOps.Grounding.{name}.txt")
            ?? assembly.GetManifestResourceStream($"DenialOps.Assistance.{name}.txt")
            ?? throw new InvalidOperationException($"The word list {name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line is ['[', .. var title, ']'])
            {
                section = title;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                yield return (section, line);
            }
        }
    }
}
