using System.CommandLine;
using System.Globalization;
using DenialOps.Facts;
using DenialOps.Llm.Prompts;
using DenialOps.Prompts;

namespace DenialOps.Cli;

/// <summary>The prompts of the folder after <c>--prompts</c>; without it, our own.</summary>
internal static class PromptFolder
{
    /// <summary>The option <c>--prompts</c>.</summary>
    public static Option<string?> Option() => new("--prompts")
    {
        HelpName = "DIR",
        Description = "A folder of prompt files (.md); without it, the prompts of DenialOps.",
    };

    /// <summary>All prompts of a folder.</summary>
    /// <param name="folder">The folder; null for our own prompts.</param>
    /// <exception cref="WrongUseException">A prompt has a fault.</exception>
    public static PromptLibrary Open(string? folder)
    {
        try
        {
            return Load(folder);
        }
        catch (PromptFileException faulty)
        {
            string count = faulty.Problems.Count == 1 ? "a prompt file has a fault" : string.Create(CultureInfo.InvariantCulture, $"prompt files have {faulty.Problems.Count:N0} faults, the first");
            throw new WrongUseException($"{count}: {Line(faulty.Problems[0])} See all with 'denialops prompts validate --prompts {folder}'.");
        }
    }

    /// <summary>All prompts of a folder.</summary>
    /// <param name="folder">The folder; null for our own prompts.</param>
    /// <exception cref="PromptFileException">Prompts have faults.</exception>
    /// <exception cref="IOException">There is no such folder, or no prompt in it.</exception>
    public static PromptLibrary Load(string? folder)
    {
        if (folder is null)
        {
            return CasePrompts.Default.Library;
        }

        if (folder.Length == 0 || !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder '{folder}'; check the name after --prompts.");
        }

        var library = PromptLibrary.FromFolder(folder);
        return library.GetAllPrompts().Count > 0 ? library : throw new IOException($"the folder '{folder}' has no prompt file (.md) in it.");
    }

    /// <summary>A prompt of a library.</summary>
    /// <exception cref="IOException">There is none of that name.</exception>
    public static PromptTemplate Find(PromptLibrary library, string name)
    {
        var prompts = library.GetAllPrompts();
        return prompts.FirstOrDefault(prompt => prompt.Name == name) ?? throw new IOException(
            $"there is no prompt '{name}'{(NearMatch.Find(name, prompts.Select(prompt => prompt.Name)) is [var near, ..] ? $"; did you mean '{near}'?" : "; see 'denialops prompts list'.")}");
    }

    /// <summary>A fault as <c>file:line: message</c>.</summary>
    public static string Line(PromptProblem problem) => string.Create(CultureInfo.InvariantCulture, $"{problem.File}:{problem.Line}: {problem.Message}");
}
