using System.Globalization;

namespace DenialOps.Cli.Settings;

/// <summary>
/// Puts the settings together: <c>denialops.json</c>, our section of <c>appsettings.json</c>, the environment, options; the later wins. What
/// is not there is not looked into, so that a run without any of it pays nothing.
/// </summary>
internal static class SettingsReader
{
    private const int MostRetries = 10;

    /// <summary>The settings of a command.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="configFile">The file that the user named in place of <c>denialops.json</c>; null for none.</param>
    /// <param name="options">What stands on the command line.</param>
    /// <param name="timeProvider">The clock by which a file is waited for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="WrongUseException">A name is unknown, or a value is outside what is allowed.</exception>
    public static async Task<RunSettings> ReadAsync(
        string folder, string? configFile, IEnumerable<GivenSetting> options, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var given = new SortedDictionary<string, GivenSetting>(StringComparer.Ordinal);
        var files = await FilesAsync(folder, configFile, timeProvider, cancellationToken).ConfigureAwait(false);
        foreach (var setting in files.Concat(SettingsVariables.Read()).Concat(options))
        {
            given[setting.Name] = setting;
        }

        return Typed(given);
    }

    private static async Task<IReadOnlyList<GivenSetting>> FilesAsync(string folder, string? configFile, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        string own = configFile ?? Path.Combine(folder, SettingsFile.OwnName), shared = Path.Combine(folder, SettingsFile.SharedName);
        if (Directory.Exists(own))
        {
            throw new WrongUseException($"'{configFile ?? SettingsFile.OwnName}' is a folder, and settings are in a file; {(configFile is null ? "move it away, or name a file with --config" : "check the name after --config")}.");
        }

        if (configFile is not null && !File.Exists(configFile))
        {
            throw new WrongUseException($"there is no file '{configFile}' with settings; check the name after --config.");
        }

        var file = new SettingsFile(timeProvider);
        List<GivenSetting> all = [];
        if (File.Exists(own))
        {
            SettingOrigin origin = configFile is null ? new(SettingLayer.FoundFile, SettingsFile.OwnName) : new(SettingLayer.NamedFile, configFile);
            all.AddRange(await file.ReadOwnAsync(own, origin, cancellationToken).ConfigureAwait(false));
        }

        if (File.Exists(shared))
        {
            all.AddRange(await file.ReadSharedAsync(shared, new(SettingLayer.FoundFile, SettingsFile.SharedName), cancellationToken).ConfigureAwait(false));
        }

        return all;
    }

    private static RunSettings Typed(IReadOnlyDictionary<string, GivenSetting> given) => new()
    {
        Given = given,
        Provider = Text(given, SettingNames.Provider) is { } provider ? ProviderOf(provider.Text, given[SettingNames.Provider]) : null,
        Model = Text(given, SettingNames.Model) is { } model ? ModelOf(model) : null,
        SmallModel = Text(given, SettingNames.SmallModel) is { } small ? ModelOf(small) : null,
        Models = new SortedDictionary<string, string>(
            given.Values.Where(setting => setting.Name.StartsWith(SettingNames.Models + ".", StringComparison.Ordinal))
                .ToDictionary(setting => setting.Name[(SettingNames.Models.Length + 1)..], ModelOf, StringComparer.Ordinal),
            StringComparer.Ordinal),
        Endpoint = Text(given, SettingNames.Endpoint)?.Text,
        KeyFrom = Text(given, SettingNames.KeyFrom) is { } variable ? VariableOf(variable) : null,
        Fallbacks = given.TryGetValue(SettingNames.Fallbacks, out var fallbacks) ? FallbacksOf(fallbacks) : [],
        Budget = given.TryGetValue(SettingNames.Budget, out var budget) ? MoneyOf(budget) : null,
        Retries = given.TryGetValue(SettingNames.Retries, out var retries) ? NumberOf(retries, MostRetries) : new RunSettings { Given = given }.Retries,
        Ledger = PathOf(given, SettingNames.Ledger),
        Prompts = PathOf(given, SettingNames.Prompts),
        Cache = !given.TryGetValue(SettingNames.Cache, out var cache) || TruthOf(cache),
        Judge = IsTrue(given, SettingNames.Judge),
        WriteFromLetter = IsTrue(given, SettingNames.WriteFromLetter),
        SendIdentifiers = IsTrue(given, SettingNames.SendIdentifiers) && IsTheUsers(given[SettingNames.SendIdentifiers]),
        RequireModel = IsTrue(given, SettingNames.RequireModel),
    };

    private static GivenSetting? Text(IReadOnlyDictionary<string, GivenSetting> given, string name) =>
        !given.TryGetValue(name, out var setting) ? null
        : string.IsNullOrWhiteSpace(setting.Text) ? throw Wrong(setting, "a value that is not empty")
        : setting;

    private static string ProviderOf(string text, GivenSetting setting) => text.Trim().ToLowerInvariant() is var name && Vendors.Providers.Contains(name)
        ? name
        : throw Wrong(setting, string.Join(", ", Vendors.Providers));

    private static string ModelOf(GivenSetting setting) => ModelName.Checked(setting.Text, setting.Name, setting.Origin);

    private static string[] FallbacksOf(GivenSetting setting)
    {
        string[] fallbacks = setting.Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string fallback in fallbacks)
        {
            int address = fallback.IndexOf("@http", StringComparison.OrdinalIgnoreCase);
            ModelName.Checked(address < 0 ? fallback : fallback[..address], setting.Name, setting.Origin);
        }

        return fallbacks;
    }

    // What is no name of a variable may be the key itself.
    private static string VariableOf(GivenSetting setting)
    {
        if (setting.Text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '_'))
        {
            throw new WrongUseException($"{setting.Name} ({setting.Origin}) is no name of an environment variable; name the variable that holds the key, never the key.");
        }

        return setting.Origin.Layer != SettingLayer.FoundFile ? setting.Text : throw new WrongUseException(
            $"{setting.Name} is in {setting.Origin}: a file that lies in a folder does not decide which key is sent where. Set DENIALOPS_KEY_FROM, or name the file with --config.");
    }

    private static decimal MoneyOf(GivenSetting setting) =>
        decimal.TryParse(setting.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal usd) && usd is > 0 and <= 1_000_000
            ? usd
            : throw Wrong(setting, "an amount of US dollars above 0, at most 1000000, as 0.05");

    private static int NumberOf(GivenSetting setting, int most) =>
        int.TryParse(setting.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
            ? number
            : throw Wrong(setting, $"a number from 0 to {most}");

    private static bool IsTrue(IReadOnlyDictionary<string, GivenSetting> given, string name) => given.TryGetValue(name, out var setting) && TruthOf(setting);

    // A folder may have come with the letter, and with it a file that wants the names.
    private static bool IsTheUsers(GivenSetting setting) => setting.Origin.Layer != SettingLayer.FoundFile ? true : throw new WrongUseException(
        $"{setting.Name} is in {setting.Origin}: a file that lies in a folder does not decide that names are sent. Give --send-identifiers, or name the file with --config.");

    private static bool TruthOf(GivenSetting setting) => setting.Text.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw Wrong(setting, "true or false"),
    };

    /// <summary>A path; in a file that the user named it is one beside that file.</summary>
    private static string? PathOf(IReadOnlyDictionary<string, GivenSetting> given, string name) => Text(given, name) is not { } setting ? null
        : setting.Origin.Layer == SettingLayer.NamedFile ? Path.Combine(Path.GetDirectoryName(setting.Origin.Label) ?? string.Empty, setting.Text)
        : setting.Text;

    private static WrongUseException Wrong(GivenSetting setting, string allowed) =>
        new($"{setting.Name} is '{ShownValue.Of(setting.Text)}' ({setting.Origin}); allowed: {allowed}.");
}
