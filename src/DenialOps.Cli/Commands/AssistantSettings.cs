using System.Globalization;
using DenialOps.Assistance;
using DenialOps.Cli.Settings;
using DenialOps.Llm.Prompts;
using DenialOps.Prompts;

namespace DenialOps.Cli.Commands;

/// <summary>How a model helps, from the settings.</summary>
internal static class AssistantSettings
{
    /// <summary>The options of an assistant.</summary>
    /// <exception cref="WrongUseException">The user's prompts have a fault.</exception>
    public static AssistantOptions Of(RunSettings settings, ModelPlan? plan) => new()
    {
        Prompts = PromptsOf(settings.Prompts),
        SendIdentifiers = settings.SendIdentifiers,
        WriteFromLetter = settings.WriteFromLetter,
        Judge = settings.Judge,
        SmallModel = plan?.SmallModel,
        Models = new Dictionary<string, string>(settings.Models, StringComparer.Ordinal),
    };

    private static CasePrompts PromptsOf(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new WrongUseException($"there is no folder '{folder}' with prompts; check {SettingNames.Prompts}.");
        }

        try
        {
            return CasePrompts.Load(folder);
        }
        catch (PromptFileException faulty)
        {
            string count = faulty.Problems.Count == 1 ? "a prompt file has a fault" : string.Create(CultureInfo.InvariantCulture, $"prompt files have {faulty.Problems.Count:N0} faults, the first");
            throw new WrongUseException($"{count}: {PromptFolder.Line(faulty.Problems[0])}");
        }
    }
}
