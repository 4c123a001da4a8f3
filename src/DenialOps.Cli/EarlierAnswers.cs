using System.Text.Json;
using DenialOps.Artifacts;
using DenialOps.Facts;

namespace DenialOps.Cli;

/// <summary>The answers that an earlier run of the same letter left in the folder that this run writes: they are kept, and said to be.</summary>
internal static class EarlierAnswers
{
    private const int MostTries = 5;

    /// <summary>The reading with the earlier answers under those of now; as it is where there are none.</summary>
    public static async Task<LetterReading> KeepAsync(LetterReading reading, string outputFolder, ConsoleHost host, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var (path, file) = await FindAsync(outputFolder, reading.Facts.CaseId, timeProvider, cancellationToken).ConfigureAwait(false);
        if (file is not { Answers.Count: > 0 } earlier || earlier.Sha256 != reading.Letter.Sha256)
        {
            return reading;
        }

        var known = reading.Context?.Given;
        var kept = earlier.Answers.Where(answer => known is null || !known.ContainsKey(answer.Key)).ToDictionary();
        if (kept.Count == 0)
        {
            return reading;
        }

        var answers = UserContext.Of(kept);
        await host.Error.WriteLineAsync(
            PrintableText.OneLine($"Kept from an earlier run of this letter: {string.Join(", ", kept.Keys)}. To start without them, delete '{path}'.")).ConfigureAwait(false);
        return reading.With(reading.Context is { } now ? answers.With(now) : answers);
    }

    /// <summary>The file of the earlier run. Another run may be replacing it right now: then it is looked for again.</summary>
    private static async Task<(string Path, CaseFile? File)> FindAsync(string outputFolder, string caseId, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        string path = Path.Combine(outputFolder, caseId, CaseFile.FileName);
        for (int tries = 0; tries < MostTries && CaseFolder.Find(outputFolder, caseId) is { } folder; tries++)
        {
            // As the user named it, where it is in its place.
            string found = Path.GetFileName(folder) == caseId ? path : Path.Combine(outputFolder, Path.GetFileName(folder), CaseFile.FileName);
            if (await ReadAsync(found, timeProvider, cancellationToken).ConfigureAwait(false) is { } file)
            {
                return (found, file);
            }
        }

        return (path, null);
    }

    /// <summary>The file, or null where it is none that a run wrote: it is about to be replaced.</summary>
    private static async Task<CaseFile?> ReadAsync(string path, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        try
        {
            return CaseFile.Parse(await new InputFile(timeProvider).ReadAsync(path, UserContext.MaximumBytes, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
