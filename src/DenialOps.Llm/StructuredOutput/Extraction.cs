using DenialOps.Llm.Caching;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Timeouts;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>One extraction: the call, what its finish reason says, what its answer is, and the calls that repair it.</summary>
/// <typeparam name="T">What is extracted.</typeparam>
/// <param name="client">Who answers.</param>
/// <param name="request">How it is asked.</param>
/// <param name="reader">How its answers are read.</param>
/// <param name="maxRepairs">How many times an invalid answer is asked for again.</param>
internal sealed class Extraction<T>(IChatClient client, AnswerRequest request, AnswerReader<T> reader, int maxRepairs) : IExtraction
{
    private readonly UsageDetails usage = new();

    private StructuredResponse<T>? result;

    internal async Task<StructuredResponse<T>> RunAsync(CancellationToken cancellationToken)
    {
        if (client is not LlmClient whole)
        {
            return await AskAsync(client, request.Options, cancellationToken).ConfigureAwait(false);
        }

        await ExtractionChatClient.AskAsync(whole, this, request.First, request.Options, cancellationToken).ConfigureAwait(false);
        return result!;
    }

    async Task<ChatResponse> IExtraction.RunAsync(IChatClient inner, ChatOptions options, CancellationToken cancellationToken)
    {
        result = await AskAsync(inner, options, cancellationToken).ConfigureAwait(false);
        return result.Response;
    }

    private async Task<StructuredResponse<T>> AskAsync(IChatClient inner, ChatOptions asked, CancellationToken cancellationToken)
    {
        var messages = request.First;

        // The repairs have the time of one call together.
        var until = TimeoutChatClient.DeadlineOf(inner);
        var log = CallLog.Of(asked);
        for (var repairs = 0; ; repairs++)
        {
            var options = until is { } end ? CallOptions.Within(asked, end) : asked.Clone();
            var response = await inner.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            Count(response);
            if (AnswerEnd.FailureOf(response) is { } failure)
            {
                throw Error(failure.Kind, failure.Code, response, AttemptsOf(log, repairs));
            }

            var text = AnswerEnd.TextOf(response);
            var reading = reader.Read(text);
            if (reading.Code is null)
            {
                return new() { Value = reading.Value, Json = reading.Json, Response = response, Usage = usage, Repairs = repairs };
            }

            if (repairs >= maxRepairs)
            {
                throw Error(LlmErrorKind.InvalidOutput, reading.Code, response, AttemptsOf(log, repairs), reading.Problems);
            }

            messages = request.Repair(text, reading.Problems);
        }
    }

    private void Count(ChatResponse response)
    {
        // The usage of an answer from our cache is what it would have cost.
        if (response.Usage is { } used && response.AdditionalProperties?.ContainsKey(ResponseCacheChatClient.HitKey) is not true)
        {
            usage.Add(used);
        }
    }

    // Every request that was sent, where somebody counts them.
    private static int AttemptsOf(CallLog? log, int repairs) => log?.Attempts.Count is > 0 and var sent ? sent : repairs + 1;

    private LlmException Error(
        LlmErrorKind kind, string? code, ChatResponse response, int attempts, IReadOnlyList<AnswerProblem>? problems = null)
    {
        var answered = response.ModelId is { Length: > 0 } told ? told : request.Model;
        return new(kind)
        {
            Provider = request.Provider,
            Model = answered,
            Code = code,
            RequestId = response.AdditionalProperties?.GetValueOrDefault(ProviderChatClient.RequestIdKey) as string,
            Attempts = attempts,
            Usage = ReportedUsage.Of(usage, answered is { Length: > 0 } ? answered : "unknown"),
            Problems = [.. (problems ?? []).Select(problem => problem.Shown)],
        };
    }
}
