using DenialOps.Intake;

namespace DenialOps.Cli;

/// <summary>Reads a file that the command line names, and does not wait for ever: a pipe may have nobody at its other end.</summary>
internal sealed class InputFile(TimeProvider timeProvider)
{
    private static readonly IntakeOptions Limits = new();

    /// <summary>The bytes of a file; one more than <paramref name="limit"/> when it holds more.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">How many bytes are wanted at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="patience">How long it may take; null for the time that a letter has.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="TimeoutException">It gave nothing for too long.</exception>
    public async Task<byte[]> ReadAsync(string path, int limit, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        var longest = patience ?? Limits.MaxDuration;
        using var deadline = new CancellationTokenSource(longest, timeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // Opening a pipe waits for its writer, and no token reaches that wait: it is left behind.
            return await Task.Run(() => CopyAsync(path, limit, both.Token), both.Token).WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            throw new TimeoutException(FormattableString.Invariant(
                $"'{Path.GetFileName(path)}' gave nothing for {longest.TotalSeconds:0} seconds; check that the program that writes it runs."), cancelled);
        }
    }

    private static async Task<byte[]> CopyAsync(string path, int limit, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            return await CopyAsync(file, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The rest of a stream; one byte more than <paramref name="limit"/> is enough to see that it is too much.</summary>
    public static async Task<byte[]> CopyAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (memory.Length <= limit && await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }
}
