using System.Text.Json;
using DenialOps.Facts;
using DenialOps.Prompts;

namespace DenialOps.Assistance;

/// <summary>Has a model read the letter, and takes of it what the letter has.</summary>
internal sealed class GroundedExtraction(ModelDesk desk, AssistantOptions options)
{
    private const double Doubtful = 0.6;

    /// <summary>A part that is no longer than this is not cut any more: then it is the prompt that is too long.</summary>
    private const int ShortestPart = 500;
    private const string Reading = "reading the letter";
    private const string NotRead = "The letter was not read";

    /// <summary>The reading with what the model adds; the reading itself where there is no answer.</summary>
    public async Task<LetterReading> ReadAsync(LetterReading reading, CancellationToken cancellationToken)
    {
        // Hidden whole and then cut, for half a number is no number that a mask knows.
        var (received, fitting) = (new ReceivedFacts(), new List<string>());
        var parts = new Stack<string>(LetterParts.Of(desk.Hide(reading.Letter.Text), options.MaxLetterCharacters).Reverse());
        while (parts.TryPop(out var part))
        {
            var isTooLong = false;
            var answer = await desk.AskAsync(
                options.Prompts.ExtractFacts(part), PromptJson.Default.ExtractedFacts, Reading, NotRead, cancellationToken,
                part.Length > ShortestPart ? () => isTooLong = true : null).ConfigureAwait(false);
            if (isTooLong)
            {
                foreach (var half in LetterParts.Of(part, (part.Length / 2) + 1).Reverse())
                {
                    parts.Push(half);
                }
            }
            else if (answer is not null)
            {
                received.Add(JsonSerializer.SerializeToElement(answer, PromptJson.Default.ExtractedFacts));
                fitting.Add(part);
            }
        }

        return await AskAgainAsync(FactMerge.Merge(reading, received), fitting, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks once more, by a prompt for that alone, for what a case needs most and nobody has found with some certainty: part by part, until it is there.</summary>
    private async Task<LetterReading> AskAgainAsync(LetterReading reading, List<string> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts.TakeWhile(_ => reading.Facts.Denial.Reason is not { Confidence: >= Doubtful }))
        {
            var reason = await desk.AskAsync(options.Prompts.ExtractDenialReason(part), PromptJson.Default.ExtractedReason,
                "looking for the reason", "The reason was not looked for", cancellationToken).ConfigureAwait(false);
            reading = Merge(reading, ("denial.reason", reason?.Reason));
        }

        foreach (var part in parts.TakeWhile(_ => reading.Facts.Payer.Name is not { Confidence: >= Doubtful }))
        {
            var payer = await desk.AskAsync(options.Prompts.ExtractPayerInfo(part), PromptJson.Default.ExtractedPayer,
                "looking for the insurer", "The insurer was not looked for", cancellationToken).ConfigureAwait(false);
            reading = Merge(reading, ("payer.name", payer?.Name), ("payer.plan_name", payer?.PlanName));
        }

        return reading;
    }

    private static LetterReading Merge(LetterReading reading, params ReadOnlySpan<(string Path, ExtractedValue? Value)> given)
    {
        var received = new ReceivedFacts();
        foreach (var (path, value) in given)
        {
            received.Add(path, value);
        }

        return FactMerge.Merge(reading, received);
    }
}
