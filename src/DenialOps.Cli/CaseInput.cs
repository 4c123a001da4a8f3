using System.Text;
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
}
