using DenialOps.Facts;

namespace DenialOps.Cli.Settings;

/// <summary>The names of the settings, as files have them. In the environment they stand in capitals behind <c>DENIALOPS_</c>.</summary>
internal static class SettingNames
{
    public const string Provider = "provider";
    public const string Model = "model";
    public const string SmallModel = "small_model";
    public const string Models = "models";
    public const string Endpoint = "endpoint";
    public const string KeyFrom = "key_from";
    public const string Fallbacks = "fallbacks";
    public const string Budget = "budget";
    public const string Retries = "retries";
    public const string Ledger = "ledger";
    public const string Cache = "cache";
    public const string Prompts = "prompts";
    public const string Judge = "judge";
    public const string WriteFromLetter = "write_from_letter";
    public const string SendIdentifiers = "send_identifiers";
    public const string RequireModel = "require_model";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Provider, Model, SmallModel, Models, Endpoint, KeyFrom, Fallbacks, Budget, Retries, Ledger, Cache, Prompts,
        Judge, WriteFromLetter, SendIdentifiers, RequireModel,
    ];

    /// <summary>The setting that a name means, in whatever letters; null for none.</summary>
    public static string? Find(string name) => All.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The end of a message about a name that nobody knows: which was probably meant, or which there are.</summary>
    public static string Nearest(string name, IReadOnlyList<string> known) => NearMatch.Find(name, known) is [var near, ..]
        ? $"; did you mean '{near}'?"
        : $"; there are {string.Join(", ", known)}.";

    /// <summary>The name of the setting that holds the model of a prompt.</summary>
    public static string ModelOf(string prompt) => Models + "." + prompt;

    /// <summary>Whether a name is that of a key: those are for the environment alone.</summary>
    public static bool IsKey(string name)
    {
        string plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return plain.EndsWith("KEY", StringComparison.Ordinal) || plain.EndsWith("KEYS", StringComparison.Ordinal)
            || plain is "TOKEN" or "APITOKEN" or "SECRET" or "PASSWORD" or "AUTHORIZATION";
    }
}
