using System.Collections;
using DenialOps.Facts;
using Microsoft.Extensions.Configuration;

namespace DenialOps.Cli.Settings;

/// <summary>
/// Reads settings from the environment. All variables whose names begin with <c>DENIALOPS_</c> are ours: one that is no setting is a typing
/// error, and is not to be ignored in silence.
/// </summary>
internal static class SettingsVariables
{
    private const string Prefix = "DENIALOPS_";

    /// <summary>The settings of the environment; a variable that is empty is not set.</summary>
    /// <exception cref="WrongUseException">A variable is no setting.</exception>
    public static IReadOnlyList<GivenSetting> Read() => HasAny() ? ReadAll() : [];

    // Looked at first, so that a run without any of them loads nothing for it.
    private static bool HasAny() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Any(variable =>
        ((string)variable.Key).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && variable.Value is string { Length: > 0 });

    private static List<GivenSetting> ReadAll()
    {
        List<GivenSetting> all = [];
        foreach (var entry in new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build().GetChildren())
        {
            if (SettingNames.Find(entry.Key) is { } name)
            {
                all.AddRange(SettingEntry.Read(entry, name, section => new(SettingLayer.Environment, "environment " + NameOf(section))).Where(given => given.Text.Length > 0));
            }
            else if (entry.Value is { Length: > 0 } || entry.GetChildren().Any())
            {
                throw new WrongUseException(Unknown(entry.Key));
            }
        }

        return all;
    }

    private static string NameOf(IConfigurationSection section) => Prefix + section.Path.Replace(":", "__", StringComparison.Ordinal);

    private static string Nearest(string name) => NearMatch.Find(name, SettingNames.All) is [var near, ..]
        ? $"; did you mean {VariableOf(near)}?"
        : $"; there are {string.Join(", ", SettingNames.All.Select(VariableOf))}.";

    private static string VariableOf(string setting) => Prefix + setting.ToUpperInvariant();

    private static string Unknown(string name)
    {
        string variable = ShownValue.Of(Prefix + name);
        return SettingNames.IsKey(name)
            ? $"the environment variable {variable} is no setting; a key is read from OPENAI_API_KEY or ANTHROPIC_API_KEY, or from the variable that --key-from names."
            : $"the environment variable {variable} is no setting{Nearest(name)}";
    }
}
