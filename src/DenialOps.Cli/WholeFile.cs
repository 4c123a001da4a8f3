namespace DenialOps.Cli;

/// <summary>Writes a file whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file beside its place and moves it there at the end; what was there before stays until then.</summary>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string whole = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(whole) ?? whole;
        if (Directory.Exists(whole) || !Directory.Exists(folder))
        {
            throw new IOException(Directory.Exists(whole)
                ? $"'{path}' is a folder; name a file."
                : $"the folder of '{path}' is not there; make it first, or name another.");
        }

        string unfinished = Path.Combine(folder, $".{Path.GetFileName(whole)}.{Environment.ProcessId}.tmp");
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, whole, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' cannot be written; check that there is room and that you may write there. Nothing was changed.", exception);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
