using DenialOps.Llm.Caching;

namespace DenialOps.Cli;

/// <summary>The answers of models that are kept in the user's cache folder.</summary>
internal static class AnswerCache
{
    /// <summary>The cache; null where the user has no folder for it.</summary>
    public static FolderResponseCache? Open(long sizeLimit, TimeProvider timeProvider) =>
        Folder() is { } folder ? new FolderResponseCache(folder, sizeLimit, timeProvider) : null;

    /// <summary>XDG_CACHE_HOME or ~/.cache, below it <c>denialops/answers</c>; on Windows the local application data.</summary>
    public static string? Folder()
    {
        string root = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } set && Path.IsPathFullyQualified(set) ? set
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home ? Path.Combine(home, ".cache")
            : string.Empty;
        return root.Length == 0 ? null : Path.Combine(root, "denialops", "answers");
    }
}
