using System.Text.Json;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>An answer that was read from JSON and found valid.</summary>
/// <typeparam name="T">What it was read into.</typeparam>
/// <remarks>A class and not a record, so that its text shows nothing of the answer. Immutable, so safe on any thread.</remarks>
public sealed class StructuredResponse<T>
{
    /// <summary>The answer.</summary>
    public required T Value { get; init; }

    /// <summary>The JSON it was read from, without the fences and prose that were around it.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>The last response as it came; its usage is that of the last call only.</summary>
    public required ChatResponse Response { get; init; }

    /// <summary>
    /// What was used, summed over the first call and all repairs, in the shape of <see cref="ChatResponse.Usage"/>. Answers from our own
    /// cache add nothing; what no provider reported is null.
    /// </summary>
    public required UsageDetails Usage { get; init; }

    /// <summary>How many times it was asked for again; 0 when the first answer was valid.</summary>
    public required int Repairs { get; init; }
}
