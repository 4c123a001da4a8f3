using System.Text.Json;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>What came of reading an answer.</summary>
/// <typeparam name="T">What was read.</typeparam>
internal sealed record AnswerReading<T>
{
    internal T Value { get; init; } = default!;

    internal JsonElement Json { get; init; }

    /// <summary>Why it is invalid, in a word; null when it is valid.</summary>
    internal string? Code { get; init; }

    internal IReadOnlyList<AnswerProblem> Problems { get; init; } = [];
}
