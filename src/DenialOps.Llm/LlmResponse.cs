using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>A whole answer, and what it took.</summary>
/// <example>
/// <code>
/// LlmResponse answer = await client.CompleteWithUsageAsync("Why was it denied?");
/// Console.WriteLine($"{answer.Content} ({answer.Usage.TotalTokens} tokens, {answer.Usage.EstimatedCost} USD, {answer.Attempts} attempts)");
/// </code>
/// </example>
public sealed record LlmResponse
{
    /// <summary>The text of the answer.</summary>
    public required string Content { get; init; }

    /// <summary>Why it ended; <c>stop</c> for a whole answer.</summary>
    public ChatFinishReason? FinishReason { get; init; }

    /// <summary>The call as it was recorded.</summary>
    public required CallRecord Call { get; init; }

    /// <summary>
    /// Tokens, time and cost, over all attempts. Of an answer from our own cache what the first asking of it used: nothing was spent.
    /// </summary>
    public TokenUsage Usage => Call.Usage;

    /// <summary>The model that answered.</summary>
    public string Model => Call.Usage.Model;

    /// <summary>Who answered. Null when not known.</summary>
    public string? Provider => Call.Provider;

    /// <summary>How many requests were sent; 0 when it came from our own cache.</summary>
    public int Attempts => Call.Attempts;

    /// <summary>The provider's id of the last request. Null when it gave none.</summary>
    public string? RequestId => Call.RequestId;

    /// <summary>Model, tokens and attempts; never the answer, which may hold what must not be logged.</summary>
    public override string ToString() => $"{nameof(LlmResponse)} {{ {Model}, {Usage.TotalTokens} tokens, {Attempts} attempts }}";

    /// <summary>What is thrown instead where a call for text, which has no tools, is answered by a call of one.</summary>
    internal static LlmException NoText(CallRecord call) => new(LlmErrorKind.InvalidOutput)
    {
        Provider = call.Provider,
        Model = call.Usage.Model,
        Code = "no_text",
        RequestId = call.RequestId,
        Attempts = Math.Max(1, call.Attempts),
        Usage = call.Usage,
    };
}
