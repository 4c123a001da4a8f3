namespace DenialOps.Cli.Settings;

/// <summary>Where a value can come from, weakest first.</summary>
internal enum SettingLayer
{
    /// <summary>Nobody said anything.</summary>
    Default,

    /// <summary>A file that lies in the working folder: whoever put the folder there may have written it.</summary>
    FoundFile,

    /// <summary>A file that the user named.</summary>
    NamedFile,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>An option on the command line.</summary>
    Option,
}
