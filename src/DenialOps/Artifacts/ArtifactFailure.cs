namespace DenialOps.Artifacts;

/// <summary>Puts what the system said into words that say what to do.</summary>
internal static class ArtifactFailure
{
    /// <summary>ERROR_DISK_FULL of Windows, as an HRESULT.</summary>
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>ERROR_HANDLE_DISK_FULL of Windows, as an HRESULT.</summary>
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>ENOSPC of Linux and macOS; .NET puts the number into HResult as it is.</summary>
    private const int UnixNoSpace = 28;

    /// <summary>EDQUOT of Linux.</summary>
    private const int LinuxQuota = 122;

    /// <summary>EROFS of Linux and macOS.</summary>
    private const int UnixReadOnly = 30;

    /// <summary>The exception to throw for <paramref name="exception"/>.</summary>
    public static ArtifactException Explain(Exception exception, string folder) => exception switch
    {
        { HResult: WindowsDiskFull or WindowsHandleDiskFull or UnixNoSpace or LinuxQuota } =>
            new($"The disk that holds {folder} is full. Free some space or choose another output folder. Nothing was written.", exception),
        { HResult: UnixReadOnly } =>
            new($"{folder} is on a disk that can only be read. Choose another output folder.", exception),
        UnauthorizedAccessException =>
            new($"No permission to write in {folder}. Change its permissions or choose another output folder.", exception),
        PathTooLongException => new($"The path of {folder} is too long for this system. Choose a shorter output folder.", exception),
        DirectoryNotFoundException => new($"{folder} went away while it was written to. Run again.", exception),
        _ => new($"Could not write the case into {folder}: {exception.Message} Nothing was left half-written. Choose another output folder or run again.", exception),
    };
}
