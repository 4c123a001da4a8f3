using DenialOps.Grounding;
using DenialOps.Knowledge;
using DenialOps.Prompts;

namespace DenialOps.Assistance;

/// <summary>
/// What a second call says of the claims of a text that hold no value. It is not taken on trust either: what supports a claim has to stand,
/// word for word, in what the judge was given, and is quoted from there.
/// </summary>
/// <param name="desk">Who asks.</param>
/// <param name="prompts">The prompts.</param>
/// <param name="facts">The case, as JSON.</param>
/// <param name="letter">The letter.</param>
internal sealed class SecondOpinion(ModelDesk desk, CasePrompts prompts, string facts, string letter)
{
    private const int FewestWords = 3;
    private const int ShortestSentence = 5;

    private readonly Dictionary<string, IReadOnlyList<(string Claim, string Evidence)>> _supported = new(StringComparer.Ordinal);

    /// <summary>Has a text judged.</summary>
    /// <param name="what">What it is, within a sentence: "the summary".</param>
    /// <param name="file">The file whose report the verdicts belong to.</param>
    /// <param name="text">The model's text.</param>
    /// <param name="ours">Ours.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What is wrong with the text; nothing where every claim is supported.</returns>
    public async Task<IReadOnlyList<Violation>> JudgeAsync(string what, string file, string text, string ours, CancellationToken cancellationToken)
    {
        var verdict = await desk.AskAsync(
            prompts.ValidateGrounding(desk.HideJson(facts) + "\n" + desk.Hide(letter + "\n" + ours), desk.Hide(text)), PromptJson.Default.GroundingVerdict, "judging " + what, char.ToUpperInvariant(what[0]) + what[1..] + " was not judged", cancellationToken).ConfigureAwait(false);
        if (verdict is null || (verdict.Claims.Count == 0 && HasNewSentence(text, ours)))
        {
            return [new("nobody judged it", "nobody judged it")];
        }

        var given = new WordTable($"{facts}\n{letter}\n{ours}");
        var judged = verdict.Claims.Select(claim => (claim.Claim, Evidence: claim.Supported ? Quoted(given, claim.Evidence) : null)).ToList();
        _supported[file] = [.. judged.Where(claim => claim.Evidence is not null).Select(claim => (claim.Claim, claim.Evidence!))];
        return [.. judged.Where(claim => claim.Evidence is null).Select(claim => new Violation("a claim that nothing supports", $"“{desk.Hide(claim.Claim)}”: nothing that was given says so"))];
    }

    /// <summary>A report with what was judged of claims without a value.</summary>
    public GroundingReport AddTo(GroundingReport report, string text) => !_supported.TryGetValue(report.Document, out var claims) ? report : report with
    {
        Items =
        [
            .. report.Items,
            .. claims.Where(claim => claim.Claim.Length > 0).Select(claim => (claim.Claim, claim.Evidence, Start: text.IndexOf(claim.Claim, StringComparison.Ordinal))).Where(found => found.Start >= 0)
                .Select(found => new GroundingItem
                {
                    Kind = ClaimKind.Claim,
                    Text = found.Claim,
                    Start = found.Start,
                    End = found.Start + found.Claim.Length,
                    Status = GroundingStatus.Derived,
                    Evidence = $"second opinion: {found.Evidence}",
                }),
        ],
    };

    /// <summary>The words of what was given that are those of the evidence; null where there are none, or too few to say anything.</summary>
    private static string? Quoted(WordTable given, string? evidence)
    {
        var words = new WordTable(evidence ?? string.Empty);
        int at = words.Count < FewestWords ? -1 : given.Hashes.IndexOf(words.Hashes);
        return at < 0 ? null : string.Join(' ', given.Text[given.Start(at)..given.End(at + words.Count - 1)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool HasNewSentence(string text, string ours)
    {
        var own = new WordTable(ours);
        return text.Split('.', '!', '?', '\n').Select(sentence => new WordTable(sentence)).Any(sentence => sentence.Count >= ShortestSentence && own.Hashes.IndexOf(sentence.Hashes) < 0);
    }
}
