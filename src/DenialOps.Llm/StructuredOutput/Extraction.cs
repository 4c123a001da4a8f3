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
internal sealed class Extraction<T>(IChatClient client, AnswerRequest request, AnswerReader<T> reader, int maxRepairs)
{
    private readonly UsageDetails usage = new();

    internal async Task<StructuredResponse<T>> RunAsync(CancellationToken cancellationToken)
    {
        var messages = request.First;

        // The repairs have the time of one call together.
        var until = TimeoutChatClient.DeadlineOf(client);
        for (var repairs = 0; ; repairs++)
        {
            var options = until is { } end ? CallOptions.Within(request.Options, end) : request.Options;
            var response = await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            Count(response);
            if (AnswerEnd.FailureOf(response) is { } failure)
            {
                throw Error(failure.Kind, failure.Code, response, repairs);
            }

            var text = AnswerEnd.TextOf(response);
            var reading = reader.Read(text);
            if (reading.Code is null)
            {
                return new() { Value = reading.Value, Json = reading.Json, Response = response, Usage = usage, Repairs = repairs };
            }

            if (repairs >= maxRepairs)
            {
                throw Error(LlmErrorKind.InvalidOutput, reading.Code, response, repairs, reading.Problems);
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

    private LlmException Error(
        LlmErrorKind kind, string? code, ChatResponse response, int repairs, IReadOnlyList<AnswerProblem>? problems = null)
    {
        var answered = response.ModelId is { Length: > 0 } told ? told : request.Model;
        return new(kind)
        {
            Provider = request.Provider,
            Model = answered,
            Code = code,
            RequestId = response.AdditionalProperties?.GetValueOrDefault(ProviderChatClient.RequestIdKey) as string,
            Attempts = repairs + 1,
            Usage = ReportedUsage.Of(usage, answered is { Length: > 0 } ? answered : "unknown"),
            Problems = [.. (problems ?? []).Select(problem => problem.Shown)],
        };
    }
}
