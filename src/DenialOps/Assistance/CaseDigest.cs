using System.Globalization;
using System.Text.Json;
using DenialOps.Facts;
using DenialOps.Planning;

namespace DenialOps.Assistance;

/// <summary>What a writing prompt is told of a case: the facts that may be stated, and what follows from them.</summary>
internal sealed record CaseDigest
{
    /// <summary>The facts by their path, those that are doubtful left out.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>The reason in our plain words.</summary>
    public string? ReasonInPlainWords { get; init; }

    /// <summary>The way out.</summary>
    public required string Route { get; init; }

    /// <summary>Why this way.</summary>
    public required string Reasoning { get; init; }

    /// <summary>Standard or expedited.</summary>
    public required string Urgency { get; init; }

    /// <summary>In whose voice the documents speak: <c>patient</c> or <c>provider</c>.</summary>
    public required string Voice { get; init; }

    /// <summary>What is due, a line each.</summary>
    public required IReadOnlyList<string> Deadlines { get; init; }

    /// <summary>What the codes mean, a line each.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>The letter itself, where the user wants it sent.</summary>
    public string? Letter { get; init; }

    /// <summary>The digest of a case as JSON.</summary>
    public static string Of(CaseView view, ActionPlan plan, string? letter) => JsonSerializer.Serialize(
        new CaseDigest
        {
            Facts = FactsOf(view.Facts),
            ReasonInPlainWords = view.Facts.Denial.Summary,
            Route = view.Route.Route.ToString(),
            Reasoning = view.Route.Reasoning,
            Urgency = view.Route.Urgency.ToString(),
            Voice = view.ForProvider ? "provider" : "patient",
            Deadlines = [.. view.Deadlines.Select(deadline => string.Create(
                CultureInfo.InvariantCulture, $"{deadline.Name}: {deadline.Due?.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture) ?? "day unknown"}{(deadline.Citation is { } law ? $" ({law})" : "")}. {deadline.Note}"))],
            Codes = [.. plan.Codes.Select(code => $"{code.Code}: {code.Meaning} {code.NextStep}")],
            Letter = letter,
        },
        AssistanceJson.Default.CaseDigest);

    private static SortedDictionary<string, string> FactsOf(CaseFacts facts)
    {
        var stated = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in FactFields.Known)
        {
            var values = field.In(facts).Where(fact => fact.Confidence >= CaseView.Usable).Select(fact => fact.Text).ToList();
            if (values.Count > 0)
            {
                stated[field.Path] = string.Join("; ", values);
            }
        }

        return stated;
    }
}
