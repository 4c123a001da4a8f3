using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using DenialOps.Intake.Pdf;

namespace DenialOps.Intake;

/// <summary>
/// Reads a letter from a PDF, text or Markdown file, by what the file holds and not by its name, and gives its normalised text with
/// the way back to the original. Keeps no state between documents; safe to share between threads.
/// </summary>
public sealed class LetterReader
{
    private readonly IntakeOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates a reader.</summary>
    /// <param name="options">The limits; a copy is taken. Null for the defaults.</param>
    /// <param name="timeProvider">The clock that the time limit is measured with; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public LetterReader(IntakeOptions? options = null, TimeProvider? timeProvider = null)
    {
        _options = options?.Copy() ?? new IntakeOptions();
        _options.Validate();
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Reads the letter in a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IntakeException">The file is not there, cannot be read, or holds no letter that can be read.</exception>
    public async Task<LetterDocument> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        cancellationToken.ThrowIfCancellationRequested();
        var name = NameOf(path);
        return await WithinTimeAsync(
            name,
            async token =>
            {
                // Opening a pipe waits for its writer, and no token reaches that wait: it is left behind when the time is up.
                var stream = await Task.Run(() => Open(path, name), token).WaitAsync(token).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    return await ReadWithinTimeAsync(stream, name, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the letter in a stream, from where the stream stands to its end. The stream stays open.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="fileName">The file's name, for the document and for messages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IntakeException">The stream cannot be read or holds no letter that can be read.</exception>
    public async Task<LetterDocument> ReadAsync(Stream stream, string fileName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        cancellationToken.ThrowIfCancellationRequested();
        var name = NameOf(fileName);
        return await WithinTimeAsync(name, token => ReadWithinTimeAsync(stream, name, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a document of a text that is already in memory.</summary>
    /// <param name="text">The letter; normalised here.</param>
    /// <param name="fileName">The name that the document carries.</param>
    /// <exception cref="IntakeException">The text is empty or over a limit.</exception>
    public LetterDocument FromText(string text, string fileName = "letter.txt")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        var hash = Hash(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        return Document(text, NameOf(fileName), TextType(fileName), hash);
    }

    private async Task<LetterDocument> WithinTimeAsync(
        string name, Func<CancellationToken, Task<LetterDocument>> read, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.MaxDuration, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await read(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            throw Refusals.TimedOut(name, _options.MaxDuration, cancelled);
        }
    }

    private async Task<LetterDocument> ReadWithinTimeAsync(Stream stream, string name, CancellationToken token)
    {
        var bytes = await ReadBytesAsync(stream, name, token).WaitAsync(token).ConfigureAwait(false);
        return await BuildAsync(bytes, name, token).ConfigureAwait(false);
    }

    private static FileStream Open(string path, string name)
    {
        if (Directory.Exists(path))
        {
            throw Refusals.IsDirectory(name);
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusals.NotFound(name, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refusals.Unreadable(name, cause);
        }
    }

    private async Task<byte[]> ReadBytesAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        var limit = _options.MaxBytes;
        using var collected = new MemoryStream();
        var buffer = new byte[Math.Min(64 * 1024, limit + 1)];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (collected.Length + count > limit)
                {
                    throw Refusals.TooLarge(name, limit);
                }

                collected.Write(buffer, 0, count);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException)
        {
            throw Refusals.Unreadable(name, cause);
        }

        return collected.ToArray();
    }

    private async Task<LetterDocument> BuildAsync(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        if (bytes.Length == 0)
        {
            throw Refusals.Empty(name);
        }

        var kind = ContentSniffer.Look(bytes);
        if (kind == ContentKind.Pdf)
        {
            var pdf = await new PdfTextReader(_options).ReadAsync(bytes, name, cancellationToken).ConfigureAwait(false);
            return Document(pdf.Text, name, "application/pdf", Hash(bytes), feedMayEnd: false, pdf.Ocr);
        }

        if (kind != ContentKind.Text)
        {
            throw Refusals.Unsupported(name, kind);
        }

        var text = TextDecoder.Decode(bytes);
        return TextDecoder.LooksLikeText(text) ? Document(text, name, TextType(name), Hash(bytes)) : throw Refusals.NotText(name);
    }

    private LetterDocument Document(string raw, string name, string mediaType, string sha256, bool feedMayEnd = true, bool ocr = false)
    {
        var normalised = TextNormalizer.Normalize(raw, _options.MaxCharacters) ?? throw Refusals.TooMuchText(name, _options.MaxCharacters);
        if (string.IsNullOrWhiteSpace(normalised.Text))
        {
            throw Refusals.Empty(name);
        }

        var pages = PageSplitter.Split(normalised.Text, feedMayEnd);
        if (pages.Count > _options.MaxPages)
        {
            throw Refusals.TooManyPages(name, pages.Count, _options.MaxPages);
        }

        var running = RunningTextFinder.Find(normalised.Text, pages);
        return new LetterDocument(name, mediaType, sha256, normalised.Text, pages, running, normalised.Map, ocr);
    }

    private static string NameOf(string path) => Path.GetFileName(path) is { Length: > 0 } name ? name : path;

    private static string TextType(string name) => Path.GetExtension(name).ToUpperInvariant() is ".MD" or ".MARKDOWN" ? "text/markdown" : "text/plain";

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
