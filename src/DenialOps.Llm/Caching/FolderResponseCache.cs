namespace DenialOps.Llm.Caching;

/// <summary>Keeps answers as files in a folder, so that they outlive the process; the oldest leave first.</summary>
/// <remarks>
/// <para>
/// An answer is a file that only its owner may read, named by its key. It appears whole or not at all, and one that was damaged counts as
/// not found and is deleted. Every answer that is kept has the folder listed once to hold the limit, which is nothing beside the call that
/// it came from; the limit may be passed for a moment while several processes write.
/// </para>
/// <para>Thread safety: any number of calls at once, in any number of processes that share the folder.</para>
/// </remarks>
/// <example><code>var kept = new FolderResponseCache(Path.Combine(home, ".cache", "answers"), sizeLimit: 64 * 1024 * 1024);</code></example>
public sealed class FolderResponseCache : IResponseCache
{
    private const string Suffix = ".answer";
    private const string TemporarySuffix = ".new";
    private const int LongestKey = 128;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    // No process takes longer to write an answer; what is older was left behind by one that was killed.
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    private readonly string folder;
    private readonly TimeProvider time;
    private readonly long sizeLimit;

    /// <summary>A cache in a folder, which is made when the first answer is kept.</summary>
    /// <param name="folder">The folder; it should hold nothing else.</param>
    /// <param name="sizeLimit">How many bytes its files may take. An answer above it is not kept.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeLimit"/> is not above 0.</exception>
    public FolderResponseCache(string folder, long sizeLimit, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sizeLimit);
        this.folder = Path.GetFullPath(folder);
        this.sizeLimit = sizeLimit;
        time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is no file name of letters and digits.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        byte[] content;
        try
        {
            var file = new FileStream(path, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            });
            await using (file.ConfigureAwait(false))
            {
                if (file.Length > sizeLimit)
                {
                    File.Delete(path);
                    return null;
                }

                content = new byte[file.Length];
                await file.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or EndOfStreamException)
        {
            return null;
        }

        if (FolderAnswer.Read(content, key, time.GetUtcNow()) is { } answer)
        {
            return answer;
        }

        File.Delete(path);
        return null;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is no file name of letters and digits.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written into.</exception>
    public async ValueTask SetAsync(string key, ReadOnlyMemory<byte> answer, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        var now = time.GetUtcNow();
        var content = FolderAnswer.Write(answer.Span, key, now + timeToLive);
        MakeFolder();
        if (content.Length > sizeLimit)
        {
            File.Delete(path);
            return;
        }

        var temporary = Path.Combine(folder, $"{key}.{Path.GetRandomFileName()}{TemporarySuffix}");
        try
        {
            await WriteAsync(temporary, content, cancellationToken).ConfigureAwait(false);
            File.SetLastWriteTimeUtc(temporary, now.UtcDateTime);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        HoldLimit(now);
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        var file = new FileStream(path, options);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersFolder);
        }
    }

    /// <summary>Deletes what killed processes left behind, what no option lets live so long, and the oldest answers above the limit.</summary>
    /// <remarks>
    /// Others may be at the same work: what is gone already is no failure. A listed file is looked at once, by <c>Exists</c>, and what that
    /// saw is what its length and its time say after it is gone.
    /// </remarks>
    private void HoldLimit(DateTimeOffset now)
    {
        long size = 0;
        var files = new DirectoryInfo(folder).EnumerateFiles().Where(file => IsOurs(file) && file.Exists);
        foreach (var file in files.OrderByDescending(file => file.LastWriteTimeUtc))
        {
            size += file.Length;
            var age = now.UtcDateTime - file.LastWriteTimeUtc;
            var isOver = file.Name.EndsWith(TemporarySuffix, StringComparison.Ordinal)
                ? age > LeftoverAge
                : size > sizeLimit || age > ResponseCacheOptions.Longest;
            if (isOver)
            {
                size -= file.Length;
                file.Delete();
            }
        }
    }

    private static bool IsOurs(FileInfo file) =>
        file.Name.EndsWith(Suffix, StringComparison.Ordinal) || file.Name.EndsWith(TemporarySuffix, StringComparison.Ordinal);

    // What would be a path of another place is no key.
    private string PathOf(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return key.Length <= LongestKey && key.All(char.IsAsciiLetterOrDigit)
            ? Path.Combine(folder, key + Suffix)
            : throw new ArgumentException($"A key has letters and digits, at most {LongestKey}.", nameof(key));
    }
}
