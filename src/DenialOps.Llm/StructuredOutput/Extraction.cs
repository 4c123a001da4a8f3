using DenialOps.Llm.Caching;
using DenialOps.Llm.Fallback;
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
    private UsageDetails? saved;
    private int all;
    private int hits;

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
        var log = CallLog.Of(options);
        try
        {
            result = await AskAsync(inner, options, cancellationToken).ConfigureAwait(false);
        }
        catch (LlmException error) when (log?.Attempts is { Count: > 0 } sent)
        {
            // The call's caller is told of all its requests, those that were answered with what is not valid too.
            error.CountAttempts(sent.Count);
            error.TakeUsage(CallRecords.Sum(sent));
            throw;
        }

        return saved is null ? result.Response : Saved(result.Response, saved);
    }

    /// <summary>Asks until the answer is valid. Answers are kept before anybody has read them: where all were, and none is valid, nobody would ever ask again.</summary>
    private async Task<StructuredResponse<T>> AskAsync(IChatClient inner, ChatOptions asked, CancellationToken cancellationToken)
    {
        try
        {
            return await AskOnceAsync(inner, asked, cancellationToken).ConfigureAwait(false);
        }
        catch (LlmException error) when (saved is not null && all == hits && error.Kind is LlmErrorKind.InvalidOutput)
        {
            saved = null;
            return await AskOnceAsync(inner, (LlmCall.Of(asked) with { IsAnew = true }).AddTo(asked.Clone()), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<StructuredResponse<T>> AskOnceAsync(IChatClient inner, ChatOptions asked, CancellationToken cancellationToken)
    {
        var messages = request.First;

        // The repairs have the time of one call together.
        var until = TimeoutChatClient.DeadlineOf(inner);
        for (var repairs = 0; ; repairs++)
        {
            var response = await GetAsync(inner, messages, asked, until, cancellationToken).ConfigureAwait(false);
            (all, hits) = (all + 1, hits + (IsHit(response) ? 1 : 0));
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

    private static async Task<ChatResponse> GetAsync(IChatClient inner, IEnumerable<ChatMessage> messages, ChatOptions asked, long? until, CancellationToken cancellationToken)
    {
        var options = until is { } end ? CallOptions.Within(asked, end) : asked.Clone();
        var response = await inner.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        CallLog.Of(asked)?.Answered();
        return response;
    }

    private static bool IsHit(ChatResponse response) => response.AdditionalProperties?.ContainsKey(ResponseCacheChatClient.HitKey) is true;

    private void Count(ChatResponse response)
    {
        if (response.Usage is not { } used)
        {
            return;
        }

        // The usage of an answer from our cache is what it would have cost.
        if (IsHit(response))
        {
            (saved ??= new()).Add(used);
        }
        else
        {
            usage.Add(used);
        }
    }

    /// <summary>The last answer for whoever counts what answers from our cache have saved: all of them.</summary>
    private static ChatResponse Saved(ChatResponse last, UsageDetails saved) => new(last.Messages)
    {
        ResponseId = last.ResponseId,
        ModelId = last.ModelId,
        CreatedAt = last.CreatedAt,
        FinishReason = last.FinishReason,
        Usage = saved,
        AdditionalProperties = last.AdditionalProperties,
    };

    // A stand-in may be another vendor's.
    private string? ProviderOf(ChatResponse response) =>
        response.AdditionalProperties is { } said && said.ContainsKey(ModelFallbackChatClient.StandInKey)
            ? said.GetValueOrDefault(ModelFallbackChatClient.ProviderKey) as string
            : request.Provider;

    private LlmException Error(
        LlmErrorKind kind, string? code, ChatResponse response, int repairs, IReadOnlyList<AnswerProblem>? problems = null)
    {
        var answered = response.ModelId is { Length: > 0 } told ? told : request.Model;
        return new(kind)
        {
            Provider = ProviderOf(response),
            Model = answered,
            Code = code,
            RequestId = response.AdditionalProperties?.GetValueOrDefault(ProviderChatClient.RequestIdKey) as string,
            Attempts = repairs + 1,
            Usage = ReportedUsage.Of(usage, answered is { Length: > 0 } ? answered : "unknown"),
            Problems = [.. (problems ?? []).Select(problem => problem.Shown)],
        };
    }
}
