using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using DenialOps.Artifacts;
using DenialOps.Facts;
using DenialOps.Intake;

namespace DenialOps.Cli;

/// <summary>Reads what the command line names: documents, from a file or standard input, and the user's own facts.</summary>
internal sealed class CaseInput(ConsoleHost host, TimeProvider timeProvider)
{
    /// <summary>The file name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly int MaxBytes = new IntakeOptions().MaxBytes;

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

        var input = OpenInput();
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
        // Read once: a pipe has nothing to give a second time.
        byte[] content = path == StandardInput ? await ReadStandardInputBytesAsync(cancellationToken).ConfigureAwait(false)
            : File.Exists(path) ? await ReadBytesAsync(path, string.Empty, MaxBytes, cancellationToken).ConfigureAwait(false)
            : [];
        var document = path == StandardInput ? await ReadStandardInputAsync(new MemoryStream(content), cancellationToken).ConfigureAwait(false)
            : File.Exists(path) ? await _reader.ReadAsync(new MemoryStream(content), path, cancellationToken).ConfigureAwait(false)
            : await ReadDocumentAsync(path, cancellationToken).ConfigureAwait(false);
        bool isText = document.MediaType.StartsWith("text/", StringComparison.Ordinal) && Utf8.IsValid(content);
        return (document.FileName, isText ? Encoding.UTF8.GetString(content).TrimStart('\uFEFF') : document.Text);
    }

    /// <summary>
    /// Where the letter is, and what the user answered: of a letter nothing, of the <c>case.json</c> of an earlier run the letter that it names.
    /// </summary>
    /// <exception cref="WrongUseException">The file is no such file, or its letter is gone or another.</exception>
    public async Task<(string Letter, UserContext? Answers)> OpenCaseAsync(string path, CancellationToken cancellationToken)
    {
        path = Path.GetFileName(path) == CaseFile.FileName ? InItsFolder(path) : path;
        if (Path.GetFileName(path) != CaseFile.FileName || !File.Exists(path))
        {
            return (path, null);
        }

        var file = Read(path, await new InputFile(timeProvider).ReadAsync(path, UserContext.MaximumBytes, cancellationToken).ConfigureAwait(false));
        if (file.Letter is null)
        {
            throw new WrongUseException($"'{path}' was made from standard input, so there is no letter to run again; run the letter itself with --context.");
        }

        string letter = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, file.Letter));
        if (!File.Exists(letter))
        {
            throw new WrongUseException($"the letter that '{path}' names is not there: '{letter}'. Put it back, or run the letter itself with --context.");
        }

        var document = await ReadDocumentAsync(letter, cancellationToken).ConfigureAwait(false);
        return document.Sha256 == file.Sha256
            ? (letter, UserContext.Of(file.Answers))
            : throw new WrongUseException($"'{letter}' is not the letter that '{path}' was made from: it has changed. Run the letter itself.");
    }

    /// <summary>The file where it is, also where a run was killed while it replaced the case's folder.</summary>
    private static string InItsFolder(string path) => !File.Exists(path) && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder
        && Path.GetDirectoryName(folder) is { } above && CaseFolder.Find(above, Path.GetFileName(folder)) is { } found ? Path.Combine(found, CaseFile.FileName) : path;

    private static CaseFile Read(string path, byte[] content)
    {
        try
        {
            return CaseFile.Parse(content);
        }
        catch (JsonException exception)
        {
            throw new WrongUseException($"'{path}' is not a case.json that run wrote: line {exception.LineNumber + 1}. Run the letter itself.");
        }
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
    /// <exception cref="WrongUseException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<UserContext?> ReadContextAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return null;
        }

        if (Directory.Exists(path) || !File.Exists(path))
        {
            throw new WrongUseException($"there is no context file '{path}'; check the name after --context.");
        }

        byte[] content = await ReadBytesAsync(path, "the context file ", UserContext.MaximumBytes, cancellationToken).ConfigureAwait(false);
        if (content.Length > UserContext.MaximumBytes)
        {
            throw new UserContextException("$", $"the context file is larger than {UserContext.MaximumBytes / 1024} KB; it should hold a few facts.");
        }

        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        return UserContext.Parse(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task<byte[]> ReadStandardInputBytesAsync(CancellationToken cancellationToken)
    {
        var input = OpenInput();
        await using (input.ConfigureAwait(false))
        {
            return await InputFile.CopyAsync(input, MaxBytes, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Standard input, which a shell may have closed: then there is nothing to wait for.</summary>
    private Stream OpenInput() => host.IsInputOpen()
        ? host.OpenInput()
        : throw new IOException("standard input is closed, so there is nothing to read; name the letter, or send it in with < FILE.");

    private async Task<byte[]> ReadBytesAsync(string path, string what, int limit, CancellationToken cancellationToken)
    {
        try
        {
            return await new InputFile(timeProvider).ReadAsync(path, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException and not FileNotFoundException)
        {
            throw new IOException($"{what}'{Path.GetFileName(path)}' cannot be read; check that it is a file and that you may read it.", exception);
        }
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
}
