using System.Text;
using System.Text.Unicode;
using DenialOps.Facts;
using DenialOps.Intake;

namespace DenialOps.Cli;

/// <summary>Reads what the command line names: documents, from a file or standard input, and the user's own facts.</summary>
internal sealed class CaseInput(ConsoleHost host, TimeProvider timeProvider)
{
    /// <summary>The file name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly LetterReader _reader = new(timeProvider: timeProvider);

    /// <summary>Reads a document.</summary>
    /// <exception cref="IntakeException">It cannot be read; the message says why and what to do.</exception>
    public async Task<LetterDocument> ReadDocumentAsync(string path, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            throw new WrongUseException("the file name is empty; name the letter, or write - for standard input.");
        }

        if (path != StandardInput)
        {
            return await _reader.ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
        }

        var input = host.OpenInput();
        await using (input.ConfigureAwait(false))
        {
            return await ReadStandardInputAsync(input, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads a text of the user's own as it stands, so that the check sees what the user wrote and its offsets are the file's. A PDF,
    /// or a text that is not UTF-8, is read as a letter is.
    /// </summary>
    /// <exception cref="IntakeException">It cannot be read; the message says why and what to do.</exception>
    public async Task<(string Name, string Text)> ReadDraftAsync(string path, CancellationToken cancellationToken)
    {
        LetterDocument document;
        byte[] content;
        if (path == StandardInput)
        {
            using var memory = new MemoryStream();
            var input = host.OpenInput();
            await using (input.ConfigureAwait(false))
            {
                await CopyWithinLimitAsync(input, memory, cancellationToken).ConfigureAwait(false);
            }

            content = memory.ToArray();
            document = await ReadStandardInputAsync(new MemoryStream(content), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            document = await ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
            content = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }

        bool isText = document.MediaType.StartsWith("text/", StringComparison.Ordinal) && Utf8.IsValid(content);
        return (document.FileName, isText ? Encoding.UTF8.GetString(content).TrimStart('\uFEFF') : document.Text);
    }

    /// <summary>Reads a letter and its facts, with the user's own facts put in.</summary>
    public async Task<LetterReading> ReadCaseAsync(string letterPath, UserContext? context, CancellationToken cancellationToken)
    {
        var letter = await ReadDocumentAsync(letterPath, cancellationToken).ConfigureAwait(false);
        var reading = new FactReader(timeProvider).Read(letter);
        cancellationToken.ThrowIfCancellationRequested();
        return context is null ? reading : reading.With(context);
    }

    /// <summary>Reads the user's own facts, where a file is named.</summary>
    /// <exception cref="UserContextException">The file is not what it should be; the message names the field.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<UserContext?> ReadContextAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return null;
        }

        if (Directory.Exists(path) || !File.Exists(path))
        {
            throw new FileNotFoundException($"there is no context file '{path}'; check the name after --context.");
        }

        if (new FileInfo(path).Length > UserContext.MaximumBytes)
        {
            throw new UserContextException("$", $"the context file is larger than {UserContext.MaximumBytes / 1024} KB; it should hold a few facts.");
        }

        return UserContext.Parse(await File.ReadAllTextAsync(path, Encoding.UTF8, cancellationToken).ConfigureAwait(false));
    }

    private async Task<LetterDocument> ReadStandardInputAsync(Stream input, CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadAsync(input, StandardInput, cancellationToken).ConfigureAwait(false);
        }
        catch (IntakeException refusal) when (refusal.Message.StartsWith(StandardInput + ": ", StringComparison.Ordinal))
        {
            throw new IntakeException(refusal.Kind, "standard input" + refusal.Message[StandardInput.Length..], refusal);
        }
    }

    // One byte more than a document may have is enough for the reader to refuse it.
    private static async Task CopyWithinLimitAsync(Stream input, MemoryStream memory, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 * 1024];
        int limit = new IntakeOptions().MaxBytes;
        while (memory.Length <= limit && await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            memory.Write(buffer, 0, read);
        }
    }
}
