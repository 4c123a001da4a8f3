using DenialOps.Prompts;
using Microsoft.Extensions.Configuration;

namespace DenialOps.Cli.Settings;

/// <summary>Reads one setting of a file or of the environment, whose name is known.</summary>
internal static class SettingEntry
{
    /// <summary>What the setting has: one value, of <see cref="SettingNames.Models"/> one for each prompt.</summary>
    /// <param name="entry">The setting.</param>
    /// <param name="name">Its name, of <see cref="SettingNames"/>.</param>
    /// <param name="origin">Who gave it, or a part of it.</param>
    /// <exception cref="WrongUseException">It has parts where it should have none, or the other way round.</exception>
    public static IEnumerable<GivenSetting> Read(IConfigurationSection entry, string name, Func<IConfigurationSection, SettingOrigin> origin)
    {
        var parts = entry.GetChildren().ToList();
        if (name == SettingNames.Models)
        {
            return entry.Value is { Length: > 0 } ? throw Wrong(name, origin(entry), "an object of prompts and their models")
                : parts.Select(part => Checked(new GivenSetting(SettingNames.ModelOf(PromptOf(part.Key, origin(part))), part.Value ?? string.Empty, origin(part)), part));
        }

        if (parts.Count > 0)
        {
            return name != SettingNames.Fallbacks ? throw Wrong(name, origin(parts[0]), "one value")
                : [new GivenSetting(name, string.Join(',', parts.Select(part => part.Value)), origin(parts[0]))];
        }

        return entry.Value is { } text ? [new GivenSetting(name, text, origin(entry))] : [];
    }

    /// <summary>The refusal of a setting that has not the form it should have.</summary>
    public static WrongUseException Wrong(string name, SettingOrigin origin, string allowed) =>
        new($"{name} ({origin}) is not what it should be; allowed: {allowed}.");

    private static GivenSetting Checked(GivenSetting given, IConfigurationSection part) =>
        part.GetChildren().Any() || given.Text.Length == 0 ? throw Wrong(given.Name, given.Origin, "the name of a model") : given;

    /// <summary>The prompt that a key means: <c>call-script</c>, and <c>CALL_SCRIPT</c> where names have no hyphens.</summary>
    private static string PromptOf(string key, SettingOrigin origin)
    {
        string name = key.Replace('_', '-').ToLowerInvariant();
        return PromptNames.All.Contains(name, StringComparer.Ordinal) ? name
            : throw new WrongUseException($"models has '{ShownValue.Of(key)}' ({origin}), which is no prompt{SettingNames.Nearest(name, PromptNames.All)}");
    }
}
