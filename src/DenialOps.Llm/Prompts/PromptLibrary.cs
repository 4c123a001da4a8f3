using System.Reflection;

namespace DenialOps.Llm.Prompts;

/// <summary>The prompts of a program, by name.</summary>
/// <remarks>All are checked when the library is made, so that a faulty one is found at the start and not in the middle of a call.</remarks>
/// <example>
/// <code>
/// var prompts = PromptLibrary.FromAssembly(typeof(Program).Assembly, "prompts/", overrides: "my-prompts");
/// var rendered = prompts.Get("summary").Render(new Dictionary&lt;string, string&gt; { ["letter"] = text });
/// </code>
/// </example>
public sealed class PromptLibrary
{
    private readonly Dictionary<string, PromptTemplate> prompts;

    private PromptLibrary(Dictionary<string, PromptTemplate> prompts) => this.prompts = prompts;

    /// <summary>The prompts that are embedded in an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="prefix">What the names of the resources begin with; those of them that end with <c>.md</c> are prompts.</param>
    /// <param name="overrides">A folder of prompt files that replace embedded ones of the same name, or add to them; null for none.</param>
    /// <exception cref="PromptFileException">A prompt has faults, or two of one place have one name; all faults are told.</exception>
    /// <exception cref="ArgumentException">There is no such resource.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static PromptLibrary FromAssembly(Assembly assembly, string prefix, string? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal)).ToArray();
        if (names.Length == 0)
        {
            throw new ArgumentException(
                $"{assembly.GetName().Name} has no embedded prompt whose name begins with '{prefix}'.", nameof(prefix));
        }

        var embedded = names.Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name, reader.ReadToEnd());
        });
        return Build(embedded, overrides is null ? [] : Files(overrides));
    }

    /// <summary>The prompts of a folder: its files that end with <c>.md</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="PromptFileException">A prompt has faults, or two have the same name; all faults are told.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static PromptLibrary FromFolder(string folder) => Build(Files(folder), []);

    /// <summary>Every prompt, by name.</summary>
    public IReadOnlyList<PromptTemplate> GetAllPrompts() =>
        [.. prompts.Values.OrderBy(prompt => prompt.Name, StringComparer.Ordinal)];

    /// <summary>A prompt.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those that there are.</exception>
    public PromptTemplate Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return prompts.TryGetValue(name, out var prompt)
            ? prompt
            : throw new ArgumentException(
                $"There is no prompt '{name}'; there are {string.Join(", ", GetAllPrompts().Select(known => known.Name))}.", nameof(name));
    }

    /// <summary>The faults of a prompt file, which need not be of this library.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Empty when it can be used.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<PromptProblem> ValidatePrompt(string path) => PromptTemplate.Validate(File.ReadAllText(path), path);

    private static PromptLibrary Build(IEnumerable<(string File, string Text)> own, IEnumerable<(string File, string Text)> overrides)
    {
        var problems = new List<PromptProblem>();
        var all = Read(own, problems);
        foreach (var (name, prompt) in Read(overrides, problems))
        {
            all[name] = prompt;
        }

        return problems.Count == 0 ? new PromptLibrary(all) : throw new PromptFileException(problems);
    }

    private static Dictionary<string, PromptTemplate> Read(IEnumerable<(string File, string Text)> files, List<PromptProblem> problems)
    {
        var byName = new Dictionary<string, PromptTemplate>(StringComparer.Ordinal);
        foreach (var (file, text) in files)
        {
            var (prompt, found) = new PromptParser(file).Parse(text);
            problems.AddRange(found);
            if (prompt is not null && !byName.TryAdd(prompt.Name, prompt))
            {
                problems.Add(new PromptProblem
                {
                    File = file,
                    Line = 1,
                    Message = $"The name '{prompt.Name}' is also that of {byName[prompt.Name].File}.",
                });
            }
        }

        return byName;
    }

    private static IEnumerable<(string File, string Text)> Files(string folder) =>
        Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path)));
}
