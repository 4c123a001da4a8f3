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
        Prompts = PromptsOf(settings),
        SendIdentifiers = settings.SendIdentifiers,
        WriteFromLetter = settings.WriteFromLetter,
        Judge = settings.Judge,
        SmallModel = plan?.SmallModel,
        Models = new Dictionary<string, string>(settings.Models, StringComparer.Ordinal),
    };

    /// <summary>Our prompts, with the user's in place of those that have their names.</summary>
    /// <exception cref="WrongUseException">The folder has no prompts, or prompts with a fault.</exception>
    public static CasePrompts PromptsOf(RunSettings settings)
    {
        if (settings.Prompts is { } folder)
        {
            PromptFolder.Check(folder, $"{SettingNames.Prompts} ({settings.OriginOf(SettingNames.Prompts)})");
        }

        try
        {
            return CasePrompts.Load(settings.Prompts);
        }
        catch (PromptFileException faulty)
        {
            string count = faulty.Problems.Count == 1 ? "a prompt file has a fault" : string.Create(CultureInfo.InvariantCulture, $"prompt files have {faulty.Problems.Count:N0} faults, the first");
            throw new WrongUseException($"{count}: {PromptFolder.Line(faulty.Problems[0])}");
        }
    }
}
