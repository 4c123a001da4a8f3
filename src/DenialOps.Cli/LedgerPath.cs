namespace DenialOps.Cli;

/// <summary>Where the usage ledger is when nobody says.</summary>
internal static class LedgerPath
{
    private const string Variable = "DENIALOPS_LEDGER";

    /// <summary>
    /// The file that is named, else the one that <c>DENIALOPS_LEDGER</c> names, else <c>denialops/usage.db</c> in the user's data folder
    /// (XDG_DATA_HOME or ~/.local/share; on Windows the local application data).
    /// </summary>
    public static string Of(string? named)
    {
        if (named is { Length: 0 })
        {
            throw new WrongUseException("the file name after --ledger is empty; name the ledger, or leave --ledger out.");
        }

        return named ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set
            ? set
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "denialops", "usage.db"));
    }
}
