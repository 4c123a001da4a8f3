using System.Text.Json;
using DenialOps.Artifacts;
using DenialOps.Facts;

namespace DenialOps.Cli;

/// <summary>The answers that an earlier run of the same letter left in the folder that this run writes: they are kept, and said to be.</summary>
internal static class EarlierAnswers
{
    /// <summary>The reading with the earlier answers under those of now; as it is where there are none.</summary>
    public static async Task<LetterReading> KeepAsync(LetterReading reading, string outputFolder, ConsoleHost host, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        string path = Path.Combine(outputFolder, reading.Facts.CaseId, CaseFile.FileName);
        if (!File.Exists(path) || await ReadAsync(path, timeProvider, cancellationToken).ConfigureAwait(false) is not { Answers.Count: > 0 } earlier
            || earlier.Sha256 != reading.Letter.Sha256)
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
            $"Kept from an earlier run of this letter: {string.Join(", ", kept.Keys)}. To start without them, delete '{path}'.").ConfigureAwait(false);
        return reading.With(reading.Context is { } now ? answers.With(now) : answers);
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
