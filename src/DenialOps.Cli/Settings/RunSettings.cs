namespace DenialOps.Cli.Settings;

/// <summary>How a model is asked, from all that was said about it: files, environment, options.</summary>
internal sealed record RunSettings
{
    /// <summary>The provider that means: ask no model.</summary>
    public const string Offline = "offline";

    /// <summary>Who is asked, or <see cref="Offline"/>; null where nobody chose.</summary>
    public string? Provider { get; init; }

    /// <summary>The model for what is written; null for the usual one.</summary>
    public string? Model { get; init; }

    /// <summary>The model for what is read; null for the usual one.</summary>
    public string? SmallModel { get; init; }

    /// <summary>The models of single prompts.</summary>
    public IReadOnlyDictionary<string, string> Models { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Another server than the vendor's; null for that.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The variable that holds the key of that server.</summary>
    public string? KeyFrom { get; init; }

    /// <summary>Who is asked next, in turn, as <c>provider:model</c>.</summary>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    /// <summary>What a run may cost, in US dollars; null for no limit.</summary>
    public decimal? Budget { get; init; }

    /// <summary>How often a call that failed is made again.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Where calls are recorded; null for the usual place.</summary>
    public string? Ledger { get; init; }

    /// <summary>Whether answers are kept on this machine and given again.</summary>
    public bool Cache { get; init; } = true;

    /// <summary>A folder of prompts that replace ours.</summary>
    public string? Prompts { get; init; }

    /// <summary>Whether a second call judges what was written.</summary>
    public bool Judge { get; init; }

    /// <summary>Whether the letter is sent to the prompts that write.</summary>
    public bool WriteFromLetter { get; init; }

    /// <summary>Whether names and numbers of the member are sent as they are.</summary>
    public bool SendIdentifiers { get; init; }

    /// <summary>Whether what the model did not do is a failure.</summary>
    public bool RequireModel { get; init; }

    /// <summary>Who gave what, by the names of <see cref="SettingNames"/>; what is not there has its default.</summary>
    public required IReadOnlyDictionary<string, GivenSetting> Given { get; init; }

    /// <summary>Who gave a setting.</summary>
    public SettingOrigin OriginOf(string name) => Given.TryGetValue(name, out var given) ? given.Origin : SettingOrigin.Default;

    /// <summary>The options about models that stand on the command line, as they stand there.</summary>
    public IEnumerable<string> Asked => Given.Values.Where(given => given.Origin.Layer == SettingLayer.Option).Select(given => given.Origin.Label["option ".Length..]);

    /// <summary>Whether an option on the command line gave a setting.</summary>
    public bool IsAsked(string name) => OriginOf(name).Layer == SettingLayer.Option;
}
