using System.Text.Json;
using DenialOps.Facts;
using DenialOps.Prompts;
using Microsoft.Extensions.Configuration;

namespace DenialOps.Cli.Settings;

/// <summary>Reads settings from a file or the environment, name by name, and refuses names that nobody knows: a typing error is not to be ignored in silence.</summary>
internal static class SettingsFile
{
    public const string OwnName = "denialops.json";
    public const string SharedName = "appsettings.json";

    /// <summary>The part of <c>appsettings.json</c> that is ours.</summary>
    private const string Section = "DenialOps";

    private const string Prefix = "DENIALOPS_";
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The settings of a file of ours.</summary>
    public static IEnumerable<GivenSetting> ReadOwn(string path, SettingOrigin origin) => ReadAll(Open(path, origin), origin);

    /// <summary>The settings of our section of a file that others use too.</summary>
    public static IEnumerable<GivenSetting> ReadShared(string path, SettingOrigin origin) => ReadAll(Open(path, origin).GetSection(Section), origin);

    /// <summary>The settings of the environment; a variable of another name is somebody else's.</summary>
    public static IEnumerable<GivenSetting> ReadEnvironment()
    {
        foreach (var entry in new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build().GetChildren())
        {
            if (SettingNames.All.FirstOrDefault(name => name.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)) is not { } name)
            {
                continue;
            }

            foreach (var given in ReadOne(entry, name, section => new(SettingLayer.Environment, "environment " + Prefix + section.Path.Replace(":", "__", StringComparison.Ordinal))))
            {
                if (given.Text.Length > 0)
                {
                    yield return given;
                }
            }
        }
    }

    private static IConfigurationRoot Open(string path, SettingOrigin origin)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new WrongUseException($"'{origin}' is larger than {MaxBytes / 1024} KB; it should hold a few settings.");
            }

            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: false, reloadOnChange: false).Build();
        }
        catch (Exception failure) when (failure is InvalidDataException or FormatException)
        {
            long? line = failure is JsonException first ? first.LineNumber : (failure.InnerException as JsonException ?? failure.InnerException?.InnerException as JsonException)?.LineNumber;
            throw new WrongUseException($"'{origin}' is not one JSON object{(line is { } at ? $": see line {at + 1}" : ", or has a name twice")}.");
        }
    }

    private static IEnumerable<GivenSetting> ReadAll(IConfiguration section, SettingOrigin origin)
    {
        foreach (var entry in section.GetChildren())
        {
            string? name = SettingNames.All.FirstOrDefault(known => known.Equals(entry.Key, StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                throw new WrongUseException(Unknown(entry.Key, origin));
            }

            foreach (var given in ReadOne(entry, name, _ => origin))
            {
                yield return given;
            }
        }
    }

    private static IEnumerable<GivenSetting> ReadOne(IConfigurationSection entry, string name, Func<IConfigurationSection, SettingOrigin> origin)
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

    private static GivenSetting Checked(GivenSetting given, IConfigurationSection part) =>
        part.GetChildren().Any() || given.Text.Length == 0 ? throw Wrong(given.Name, given.Origin, "the name of a model") : given;

    /// <summary>The prompt that a key means: <c>call-script</c>, and <c>CALL_SCRIPT</c> where names have no hyphens.</summary>
    private static string PromptOf(string key, SettingOrigin origin)
    {
        string name = key.Replace('_', '-').ToLowerInvariant();
        return PromptNames.All.Contains(name, StringComparer.Ordinal) ? name
            : throw new WrongUseException($"models has '{ShownValue.Of(key)}' ({origin}), which is no prompt{Nearest(name, PromptNames.All)}");
    }

    private static WrongUseException Wrong(string name, SettingOrigin origin, string allowed) =>
        new($"{name} ({origin}) is not what it should be; allowed: {allowed}.");

    private static string Unknown(string name, SettingOrigin origin) => SettingNames.IsKey(name)
        ? $"{origin} has '{PrintableText.OneLine(name)}': a key must not lie in a file. Take it out and put it in the environment, as OPENAI_API_KEY or ANTHROPIC_API_KEY."
        : $"{origin} has the unknown setting '{PrintableText.OneLine(name)}'{Nearest(name, SettingNames.All)}";

    private static string Nearest(string name, IReadOnlyList<string> known) => NearMatch.Find(name, known) is [var near, ..]
        ? $"; did you mean '{near}'?"
        : $"; there are {string.Join(", ", known)}.";
}
