using System.Text.Json;
using DenialOps.Facts;
using DenialOps.Prompts;

namespace DenialOps.Assistance;

/// <summary>Has a model read the letter, and takes of it what the letter has.</summary>
internal sealed class GroundedExtraction(ModelDesk desk, AssistantOptions options)
{
    private const double Doubtful = 0.6;
    private const string Reading = "reading the letter";
    private const string NotRead = "The letter was not read";

    /// <summary>The reading with what the model adds; the reading itself where there is no answer.</summary>
    public async Task<LetterReading> ReadAsync(LetterReading reading, CancellationToken cancellationToken)
    {
        var received = new ReceivedFacts();
        var parts = LetterParts.Of(reading.Letter, options.MaxLetterCharacters);
        foreach (var part in parts)
        {
            var answer = await desk.AskAsync(
                options.Prompts.ExtractFacts(desk.Hide(part)), PromptJson.Default.ExtractedFacts, Reading, NotRead, cancellationToken).ConfigureAwait(false);
            if (answer is not null)
            {
                received.Add(JsonSerializer.SerializeToElement(answer, PromptJson.Default.ExtractedFacts));
            }
        }

        var read = FactMerge.Merge(reading, received);
        return await AskAgainAsync(read, parts[0], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks once more, by a prompt for that alone, for what a case needs most and nobody has found with some certainty.</summary>
    private async Task<LetterReading> AskAgainAsync(LetterReading reading, string letter, CancellationToken cancellationToken)
    {
        var received = new ReceivedFacts();
        if (reading.Facts.Denial.Reason is not { Confidence: >= Doubtful })
        {
            var reason = await desk.AskAsync(options.Prompts.ExtractDenialReason(desk.Hide(letter)), PromptJson.Default.ExtractedReason,
                "looking for the reason", "The reason was not looked for", cancellationToken).ConfigureAwait(false);
            received.Add("denial.reason", reason?.Reason);
        }

        if (reading.Facts.Payer.Name is not { Confidence: >= Doubtful })
        {
            var payer = await desk.AskAsync(options.Prompts.ExtractPayerInfo(desk.Hide(letter)), PromptJson.Default.ExtractedPayer,
                "looking for the insurer", "The insurer was not looked for", cancellationToken).ConfigureAwait(false);
            received.Add("payer.name", payer?.Name);
            received.Add("payer.plan_name", payer?.PlanName);
        }

        return FactMerge.Merge(reading, received);
    }
}
