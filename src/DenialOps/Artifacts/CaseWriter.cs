namespace DenialOps.Artifacts;

/// <summary>
/// Writes the files of a case, whole or not at all: into a folder beside the final one, flushed to the disk, then renamed into place.
/// They name a patient: on Unix only the user who made them may read them.
/// </summary>
/// <threadsafety>Safe to use from any number of threads for different cases; of two writers of one case the last one wins.</threadsafety>
public sealed class CaseWriter
{
    /// <summary>No run takes longer to write a case.</summary>
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromMinutes(10);

    private readonly Func<string, ReadOnlyMemory<byte>, CancellationToken, Task> _writeFile;

    /// <summary>Creates a writer.</summary>
    public CaseWriter()
        : this(WriteFlushedAsync)
    {
    }

    /// <summary>Creates a writer that writes files in its own way: for tests of what happens when that fails.</summary>
    internal CaseWriter(Func<string, ReadOnlyMemory<byte>, CancellationToken, Task> writeFile) => _writeFile = writeFile;

    /// <summary>Writes <paramref name="artifacts"/> into <c>outputFolder/caseId</c>, and replaces what was there.</summary>
    /// <param name="outputFolder">The folder that holds the cases; made when it does not exist.</param>
    /// <param name="caseId">The case's name: lower-case letters, digits and hyphens.</param>
    /// <param name="artifacts">The files.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    /// <returns>The full path of the case's folder.</returns>
    /// <exception cref="ArtifactException">The files could not be written.</exception>
    /// <exception cref="ArgumentException">A file name holds a folder.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<string> WriteAsync(string outputFolder, string caseId, IReadOnlyList<CaseArtifact> artifacts,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputFolder);
        ArgumentException.ThrowIfNullOrEmpty(caseId);
        ArgumentNullException.ThrowIfNull(artifacts);
        CheckNames(caseId, artifacts);
        var folder = Path.GetFullPath(outputFolder);
        var target = Path.Combine(folder, caseId);
        var temporary = Path.Combine(folder, $".{caseId}.{Path.GetRandomFileName()}{CaseFolder.New}");
        var existed = Directory.Exists(folder);
        try
        {
            MakeFolders(folder, target, temporary);
            foreach (var artifact in artifacts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await _writeFile(Path.Combine(temporary, artifact.FileName), artifact.Content, cancellationToken).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            var earlier = CaseFolder.Beside(target, CaseFolder.Old);
            DiscardLeftovers(target, [.. earlier, .. FolderSwap.Put(target, temporary)]);
            return target;
        }
        catch (Exception exception) when (exception is (IOException or UnauthorizedAccessException) and not ArtifactException)
        {
            throw ArtifactFailure.Explain(exception, folder);
        }
        finally
        {
            Discard(temporary);
            if (!existed)
            {
                DiscardEmpty(folder);
            }
        }
    }

    private static void CheckNames(string caseId, IReadOnlyList<CaseArtifact> artifacts)
    {
        foreach (var c in caseId)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                throw new ArtifactException($"The case id \"{caseId}\" cannot be a folder name. Use lower-case letters, digits and hyphens only.");
            }
        }

        foreach (var artifact in artifacts)
        {
            if (artifact.FileName != Path.GetFileName(artifact.FileName) || artifact.FileName is "" or "." or "..")
            {
                throw new ArgumentException($"The file name \"{artifact.FileName}\" holds a folder.", nameof(artifacts));
            }
        }
    }

    private static void MakeFolders(string folder, string target, string temporary)
    {
        for (string? part = Path.GetFullPath(folder); part is not null && !Directory.Exists(part); part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                throw new ArtifactException($"{part} is a link that leads to no folder, so the folder {folder} cannot be made. Choose another output folder.");
            }

            if (File.Exists(part))
            {
                throw new ArtifactException($"{part} is a file, so the folder {folder} cannot be made. Choose another output folder.");
            }
        }

        if (File.Exists(target))
        {
            throw new ArtifactException($"{target} is a file, and the case's folder would have that name. Move the file away or choose another output folder.");
        }

        try
        {
            Directory.CreateDirectory(folder);
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(temporary);
            }
            else
            {
                Directory.CreateDirectory(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (IOException exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            // What the system says of a place that takes no folders, such as /proc: not that a folder is missing.
            throw new ArtifactException($"The folder {folder} cannot be made: {Nearest(folder)} takes no new folders. Choose another output folder.", exception);
        }
    }

    private static string Nearest(string folder)
    {
        var part = folder;
        while (!Directory.Exists(part) && Path.GetDirectoryName(part) is { } above)
        {
            part = above;
        }

        return part;
    }

    /// <summary>Deletes a folder that is not needed any more. What cannot be deleted is left: the case itself is whole.</summary>
    private static void Discard(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A name that begins with a dot and ends in .new or .old: harmless, and the next reader is not misled by it.
        }
    }

    /// <summary>
    /// Deletes what is not needed any more now that the case is there: what it took the place of, and what killed runs left. A new folder
    /// that is not much older than the case just written may belong to a run that goes on, and stays.
    /// </summary>
    /// <param name="target">The folder of the case.</param>
    /// <param name="replaced">What lay beside it before it was put there, and what was moved away for it.</param>
    private static void DiscardLeftovers(string target, IEnumerable<string> replaced)
    {
        foreach (var old in replaced)
        {
            Discard(old);
        }

        try
        {
            var written = Directory.GetLastWriteTimeUtc(target);
            foreach (var leftover in CaseFolder.Beside(target, CaseFolder.New).Where(folder => Directory.GetLastWriteTimeUtc(folder) < written - LeftoverAge))
            {
                Discard(leftover);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The case is written; what an earlier run left is harmless.
        }
    }

    /// <summary>Deletes a folder that was made for a case that could not be written, where nothing else has come into it.</summary>
    private static void DiscardEmpty(string folder)
    {
        try
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // An empty folder misleads nobody.
        }
    }

    private static async Task WriteFlushedAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var stream = new FileStream(path, options);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }
    }
}
