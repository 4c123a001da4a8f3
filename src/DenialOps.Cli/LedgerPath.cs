using DenialOps.Cli.Settings;

namespace DenialOps.Cli;

/// <summary>Where the usage ledger is when nobody says.</summary>
internal static class LedgerPath
{
    /// <summary>
    /// The file that is named, else the one of the settings (<c>DENIALOPS_LEDGER</c> among them), else <c>denialops/usage.db</c> in the
    /// user's data folder (XDG_DATA_HOME or ~/.local/share; on Windows the local application data).
    /// </summary>
    /// <exception cref="WrongUseException">A setting is not what it should be.</exception>
    public static async Task<string> OfAsync(string? named, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (named is { Length: 0 })
        {
            throw new WrongUseException("the file name after --ledger is empty; name the ledger, or leave --ledger out.");
        }

        return named ?? Of(await SettingsReader.ReadAsync(Directory.GetCurrentDirectory(), configFile: null, [], timeProvider, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The same for settings that were read.</summary>
    public static string Of(RunSettings settings) => settings.Ledger ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "denialops", "usage.db");
}
