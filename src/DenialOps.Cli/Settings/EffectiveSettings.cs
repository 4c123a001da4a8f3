using System.Globalization;
using DenialOps.Llm.Providers;

namespace DenialOps.Cli.Settings;

/// <summary>What every setting comes to, as it may be shown.</summary>
internal static class EffectiveSettings
{
    private const string None = "-";

    /// <summary>All settings in their order, each with its value and who gave it.</summary>
    /// <exception cref="WrongUseException">The settings contradict one another.</exception>
    public static IReadOnlyList<GivenSetting> Of(RunSettings settings)
    {
        var plan = ModelPlan.Of(settings);
        List<GivenSetting> lines = [];
        foreach (string name in SettingNames.All)
        {
            if (name == SettingNames.Models)
            {
                lines.AddRange(settings.Models.Select(model => Line(SettingNames.ModelOf(model.Key), model.Value)));
            }
            else if (name == SettingNames.Provider)
            {
                lines.Add(new(name, plan?.Target.Provider ?? RunSettings.Offline, plan?.Origin ?? settings.OriginOf(name)));
            }
            else
            {
                lines.Add(Line(name, Text(name, settings, plan)));
            }
        }

        return lines;

        GivenSetting Line(string name, string? text) => new(name, text is { Length: > 0 } ? ShownValue.Of(text) : None, settings.OriginOf(name));
    }

    private static string? Text(string name, RunSettings settings, ModelPlan? plan) => name switch
    {
        SettingNames.Model => settings.Model ?? (plan is null ? null : UsualModel(plan.Target)),
        SettingNames.SmallModel => settings.SmallModel ?? plan?.SmallModel ?? (plan is null ? null : plan.Target.Model ?? UsualModel(plan.Target)),
        SettingNames.Endpoint => settings.Endpoint,
        SettingNames.KeyFrom => settings.KeyFrom is { } variable ? $"{ShownValue.Of(variable)} ({Vendors.StateOf(variable)})" : null,
        SettingNames.Fallbacks => string.Join(", ", settings.Fallbacks.Select(ShownValue.Of)),
        SettingNames.Budget => settings.Budget?.ToString(CultureInfo.InvariantCulture),
        SettingNames.Retries => settings.Retries.ToString(CultureInfo.InvariantCulture),
        SettingNames.Ledger => LedgerPath.Of(settings),
        SettingNames.Cache => settings is { Cache: true, SendIdentifiers: false } ? AnswerCache.Folder() ?? "false" : "false",
        SettingNames.Prompts => settings.Prompts,
        SettingNames.Judge => Word(settings.Judge),
        SettingNames.WriteFromLetter => Word(settings.WriteFromLetter),
        SettingNames.SendIdentifiers => Word(settings.SendIdentifiers),
        _ => Word(settings.RequireModel),
    };

    private static string Word(bool value) => value ? "true" : "false";

    private static string UsualModel(ModelTarget target) => LlmProviders.DefaultModelOf(LlmProviders.Parse(target.Provider));
}
