namespace DenialOps.Cli.Printing;

/// <summary>How pressing a deadline is; decides its colour.</summary>
internal enum Pressure
{
    /// <summary>There is nothing to answer.</summary>
    None,

    /// <summary>Nobody knows yet.</summary>
    Unknown,

    /// <summary>More than a month is left.</summary>
    Far,

    /// <summary>At most a month is left.</summary>
    Near,

    /// <summary>At most two weeks are left.</summary>
    Soon,

    /// <summary>The day has passed.</summary>
    Passed,
}
