using System.CommandLine;
using System.Globalization;
using DenialOps.Facts;
using DenialOps.Llm.Prompts;
using DenialOps.Prompts;

namespace DenialOps.Cli;

/// <summary>The prompts of the folder after <c>--prompts</c>; without it, our own.</summary>
internal static class PromptFolder
{
    private const string Files = "*.md";

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
    /// <exception cref="WrongUseException">There is no such folder, or no prompt in it.</exception>
    public static PromptLibrary Load(string? folder)
    {
        if (folder is null)
        {
            return CasePrompts.Default.Library;
        }

        Check(folder, "the name after --prompts");
        return PromptLibrary.FromFolder(folder);
    }

    /// <summary>Sees that a folder has prompts in it, and nothing that only looks like one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="named">Where the folder was named, for the message.</param>
    /// <exception cref="WrongUseException">There is no such folder, no prompt in it, or a folder of a prompt's name.</exception>
    public static void Check(string folder, string named)
    {
        if (folder.Length == 0 || !Directory.Exists(folder))
        {
            throw new WrongUseException($"there is no folder '{folder}'; check {named}.");
        }

        if (Directory.EnumerateDirectories(folder, Files).FirstOrDefault() is { } inner)
        {
            throw new WrongUseException($"'{inner}' is a folder, and a prompt is a file; move it away or give it another name.");
        }

        if (!Directory.EnumerateFiles(folder, Files).Any())
        {
            throw new WrongUseException($"the folder '{folder}' has no prompt file (.md) in it; check {named}.");
        }
    }

    /// <summary>A prompt of a library.</summary>
    /// <exception cref="WrongUseException">There is none of that name.</exception>
    public static PromptTemplate Find(PromptLibrary library, string name)
    {
        var prompts = library.GetAllPrompts();
        return prompts.FirstOrDefault(prompt => prompt.Name == name) ?? throw new WrongUseException(
            $"there is no prompt '{name}'{(NearMatch.Find(name, prompts.Select(prompt => prompt.Name)) is [var near, ..] ? $"; did you mean '{near}'?" : "; see 'denialops prompts list'.")}");
    }

    /// <summary>A fault as <c>file:line: message</c>.</summary>
    public static string Line(PromptProblem problem) => string.Create(CultureInfo.InvariantCulture, $"{problem.File}:{problem.Line}: {problem.Message}");
}
