using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts;

/// <summary>Reads the facts of a case from a letter by rules: every value with its confidence and its receipt.</summary>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class FactReader(TimeProvider timeProvider)
{
    /// <summary>Reads <paramref name="letter"/>.</summary>
    public LetterReading Read(LetterDocument letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var mentions = MentionRecognizer.Recognize(letter.Text);
        var facts = new CaseFacts
        {
            CaseId = "case-" + letter.Sha256[..12],
            ExtractedAt = timeProvider.GetUtcNow(),
            Document = new DocumentFacts
            {
                FileName = letter.FileName,
                MediaType = letter.MediaType,
                Pages = letter.Pages.Count,
                Characters = letter.Text.Length,
                Sha256 = letter.Sha256,
                Ocr = letter.Ocr,
            },
        };
        return new LetterReading(letter, mentions, facts);
    }
}
