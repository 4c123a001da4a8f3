namespace DenialOps.Cli;

/// <summary>
/// Tells whether the shell closed standard input (<c>&lt;&amp;-</c>). The runtime then gets its descriptor for a pipe of its own, and a
/// read waits for ever: the sign is a pipe whose writing end this process holds itself. Only Linux shows that; elsewhere it is not known.
/// </summary>
internal static class ClosedInput
{
    private const string Descriptors = "/proc/self/fd";
    private const string Flags = "flags:";

    /// <summary>Whether nothing can come from standard input.</summary>
    public static bool IsSure()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return new FileInfo(Descriptors + "/0").LinkTarget is not { } input
                || (input.StartsWith("pipe:", StringComparison.Ordinal)
                    && Directory.EnumerateFiles(Descriptors).Any(path => new FileInfo(path).LinkTarget == input && Writes(Path.GetFileName(path))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The last octal digit of the flags is the way of access: 1 writes, 2 does both.
    private static bool Writes(string descriptor) => File.ReadLines($"/proc/self/fdinfo/{descriptor}")
        .FirstOrDefault(line => line.StartsWith(Flags, StringComparison.Ordinal)) is { Length: > 0 } line && ((line[^1] - '0') & 3) is 1 or 2;
}
