using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DenialOps.Drafting;
using DenialOps.Grounding;
using DenialOps.Llm.Prompts;
using DenialOps.Planning;
using DenialOps.Prompts;

namespace DenialOps.Assistance;

/// <summary>
/// Has a model write what we wrote, in words for this case, and takes it only where it passes every check. What fails is asked for again with
/// what is wrong with it; then ours stands.
/// </summary>
/// <param name="desk">Who asks.</param>
/// <param name="options">How.</param>
/// <param name="check">What a text has to pass.</param>
/// <param name="digest">The case as the prompts are told it.</param>
/// <param name="facts">The same without the letter: what a text may repeat.</param>
/// <param name="letter">The letter, by which claims are judged beside the facts.</param>
internal sealed class ModelWriter(ModelDesk desk, AssistantOptions options, TextCheck check, string digest, string facts, string letter)
{
    /// <summary>What stands before it in a letter explains its blanks and is not sent.</summary>
    private const string BodyMark = "---\n";

    private readonly string _hiddenDigest = desk.HideJson(digest);
    private readonly SecondOpinion _judge = new(desk, options.Prompts, facts, letter);

    /// <summary>The summary in the model's words; null where ours stands.</summary>
    public async Task<CaseSummary?> WriteAsync(CaseSummary ours, CancellationToken cancellationToken)
    {
        var told = new WrittenSummary
        {
            SituationSummary = ours.SituationSummary,
            Recommendation = ours.Recommendation,
            KeyPoints = ours.KeyPoints,
            SuccessFactors = ours.SuccessFactors,
        };
        var work = new WritingTask<WrittenSummary>("The summary", "summary.json", PromptNames.PlanSummary, PromptJson.Default.WrittenSummary, TextOf, TextOf(told))
        {
            Further = written => PartsOf(written, told),
        };
        var written = await WriteAsync(work, options.Prompts.PlanSummary(_hiddenDigest, desk.HideJson(Json(told, work.Type))), cancellationToken).ConfigureAwait(false);
        return written is null ? null : ours with
        {
            SituationSummary = written.SituationSummary,
            Recommendation = written.Recommendation,
            KeyPoints = written.KeyPoints,
            SuccessFactors = written.SuccessFactors,
            GeneratedBy = "model",
        };
    }

    /// <summary>The plan in the model's words: its steps, their order, days and documents stay ours. Null where ours stands whole.</summary>
    public async Task<ActionPlan?> WriteAsync(ActionPlan ours, CancellationToken cancellationToken)
    {
        var told = new WrittenPlan
        {
            Situation = ours.Situation,
            Recommendation = ours.Recommendation,
            Steps = [.. ours.Steps.Select(step => new WrittenStep(step.Number, step.What, step.Why))],
        };
        var work = new WritingTask<WrittenPlan>("The action plan", PackContents.ActionPlan, PromptNames.ActionPlan, PromptJson.Default.WrittenPlan, TextOf, TextOf(told))
        {
            Further = written => StepsOf(written, told),
        };
        var written = await WriteAsync(work, options.Prompts.ActionPlan(_hiddenDigest, desk.HideJson(Json(told, work.Type))), cancellationToken).ConfigureAwait(false);
        return written is null ? null : ours with
        {
            Situation = written.Situation,
            Recommendation = written.Recommendation,
            Steps = [.. ours.Steps.Zip(written.Steps, (step, words) => step with { What = words.What, Why = step.Why is null ? null : words.Why ?? step.Why })],
        };
    }

    /// <summary>A document in the model's words with its report; null where ours stands, and for documents that no prompt writes.</summary>
    public async Task<(Draft Draft, GroundingReport Report)?> WriteAsync(Draft ours, CancellationToken cancellationToken)
    {
        var cut = PackContents.IsLetter(ours.FileName) ? ours.Markdown.IndexOf("\n" + BodyMark, StringComparison.Ordinal) : -1;
        var body = cut < 0 ? ours.Markdown : ours.Markdown[(cut + 1 + BodyMark.Length)..].TrimStart('\n');
        var head = ours.Markdown[..^body.Length];
        if (PromptOf(ours.FileName, desk.Hide(body)) is not { } prompt)
        {
            return null;
        }

        var name = char.ToUpperInvariant(ours.FileName[0]) + Path.GetFileNameWithoutExtension(ours.FileName)[1..].Replace('_', ' ');
        var work = new WritingTask<WrittenDocument>("The " + char.ToLowerInvariant(name[0]) + name[1..], ours.FileName, prompt.Name, PromptJson.Default.WrittenDocument, written => written.Markdown, body);
        if (await WriteAsync(work, prompt, cancellationToken).ConfigureAwait(false) is not { } written)
        {
            return null;
        }

        var text = head + written.Markdown.Trim('\n') + "\n";
        var report = check.Report(ours.FileName, text);
        return (ours with { Markdown = text, GeneratedBy = "model" }, Judged(report, text));
    }

    private RenderedPrompt? PromptOf(string document, string draft) => document switch
    {
        PackContents.AppealLetter => options.Prompts.AppealLetter(_hiddenDigest, draft),
        PackContents.CoverageDisputeLetter => options.Prompts.CoverageDisputeLetter(_hiddenDigest, draft),
        PackContents.ClinicianLetter => options.Prompts.ClinicianLetter(_hiddenDigest, draft),
        PackContents.CallScript => options.Prompts.CallScript(_hiddenDigest, draft),
        _ => null,
    };

    private async Task<T?> WriteAsync<T>(WritingTask<T> work, RenderedPrompt prompt, CancellationToken cancellationToken)
        where T : class
    {
        var task = "writing " + char.ToLowerInvariant(work.What[0]) + work.What[1..];
        var written = await desk.AskAsync(prompt, work.Type, task, work.What + " was not written", cancellationToken).ConfigureAwait(false);
        string? before = null;
        for (var repairs = 0; written is not null; repairs++)
        {
            var violations = await ViolationsAsync(work, written, cancellationToken).ConfigureAwait(false);
            if (violations.Count == 0)
            {
                return written;
            }

            // Who answers a repair with the same words will do so again.
            if (repairs == options.MaxRepairs || Json(written, work.Type) == before)
            {
                desk.Give(work.What + " was not taken as written", $"{Violation.Summary(violations)}. Our own form stands.");
                return null;
            }

            before = Json(written, work.Type);
            prompt = options.Prompts.RepairDraft(_hiddenDigest, desk.HideJson(before), string.Join('\n', violations.Select(violation => "- " + violation.Told)), work.Prompt);
            written = await desk.AskAsync(prompt, work.Type, "repairing " + task["writing ".Length..], work.What + " was not repaired", cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async Task<IReadOnlyList<Violation>> ViolationsAsync<T>(WritingTask<T> work, T written, CancellationToken cancellationToken)
        where T : class
    {
        var text = work.TextOf(written);
        List<Violation> violations = [.. work.Further?.Invoke(written) ?? [], .. check.Violations(text, work.Ours, facts, desk.Invented(text))];
        if (violations.Count > 0 || !options.Judge)
        {
            return violations;
        }

        return await _judge.JudgeAsync(char.ToLowerInvariant(work.What[0]) + work.What[1..], work.File, text, work.Ours, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A report of what the model wrote, with what was judged of it.</summary>
    public GroundingReport Judged(GroundingReport report, string text) => _judge.AddTo(report, text);

    private IEnumerable<Violation> StepsOf(WrittenPlan written, WrittenPlan ours)
    {
        if (!written.Steps.Select(step => step.Number).SequenceEqual(ours.Steps.Select(step => step.Number)))
        {
            return [new("its steps are not ours", "its steps are not those of the given plan, in their order")];
        }

        // A day that has moved from one step to another is still in the plan, and wrong.
        return Emptied([(ours.Situation, written.Situation), (ours.Recommendation, written.Recommendation), .. ours.Steps.Zip(written.Steps).SelectMany(Parts)])
            .Concat(ours.Steps.Zip(written.Steps, (own, step) => check.Lost($"{step.What} {step.Why}", $"{own.What} {own.Why}").Select(lost => lost with { Told = $"step {own.Number}: {lost.Told}" })).SelectMany(lost => lost));
    }

    // What a step of ours does not give a reason for may have none: it would not be delivered.
    private static IEnumerable<(string Ours, string Written)> Parts((WrittenStep Ours, WrittenStep Written) step) =>
        step.Ours.Why is { } why ? [(step.Ours.What, step.Written.What), (why, step.Written.Why ?? why)] : [(step.Ours.What, step.Written.What), (string.Empty, step.Written.Why ?? string.Empty)];

    private IEnumerable<Violation> PartsOf(WrittenSummary written, WrittenSummary ours)
    {
        if (written.KeyPoints.Count != ours.KeyPoints.Count || written.SuccessFactors.Count != ours.SuccessFactors.Count)
        {
            return [new("a part of ours is missing", $"it has to have {ours.KeyPoints.Count} key points and {ours.SuccessFactors.Count} success factors, those of the given summary in their order")];
        }

        return Emptied([(ours.SituationSummary, written.SituationSummary), (ours.Recommendation, written.Recommendation), .. ours.KeyPoints.Zip(written.KeyPoints), .. ours.SuccessFactors.Zip(written.SuccessFactors)]);
    }

    private IEnumerable<Violation> Emptied(IEnumerable<(string Ours, string Written)> parts) => parts.Where(part => Likeness.IsLost(part.Written, part.Ours))
        .Select(part => new Violation("a part that says something else", $"“{desk.Hide(part.Ours)}” of the given text has become something else, or nothing"));

    private static string TextOf(WrittenSummary summary) =>
        string.Join("\n\n", [summary.SituationSummary, summary.Recommendation, .. summary.KeyPoints, .. summary.SuccessFactors]);

    private static string TextOf(WrittenPlan plan) =>
        string.Join("\n\n", [plan.Situation, plan.Recommendation, .. plan.Steps.Select(step => $"{step.What} {step.Why}")]);

    private static string Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
