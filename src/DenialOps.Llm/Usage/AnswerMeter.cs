using DenialOps.Llm.Caching;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Retry;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>Measures one answer from its asking to its end: time, model, usage, and how it ended.</summary>
/// <remarks>A struct: it is a part of the call that it measures, and is handed on as a copy only when that has ended.</remarks>
internal struct AnswerMeter
{
    private readonly MeteredClient client;
    private readonly IReadOnlyList<ChatMessage> messages;
    private readonly ChatOptions? options;
    private readonly bool keepsText;
    private readonly DateTimeOffset at;
    private readonly long start;
    private UsageDetails? reported;
    private IList<ChatMessage>? answer;
    private StreamedText text;
    private string? model;
    private string? serviceTier;
    private string? region;
    private double? firstTokenMs;
    private double? elapsedMs;
    private bool isAnswered;
    private bool isComplete;

    /// <summary>Begins to measure.</summary>
    /// <param name="client">Who is asked, and what it costs.</param>
    /// <param name="messages">The prompt, for a count if nobody reports one.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="keepsText">Whether the text of a stream is kept until its end, for the same.</param>
    internal AnswerMeter(MeteredClient client, IReadOnlyList<ChatMessage> messages, ChatOptions? options, bool keepsText)
    {
        (this.client, this.messages, this.options, this.keepsText) = (client, messages, options, keepsText);
        at = client.Time.GetUtcNow();
        start = client.Time.GetTimestamp();
    }

    internal Exception? Error { get; private set; }

    internal string? RequestId { get; private set; }

    internal bool IsCacheHit { get; private set; }

    /// <summary>How often the answer says that it was asked for.</summary>
    internal int Attempts { get; private set; } = 1;

    /// <summary>The time since it was asked.</summary>
    internal double ElapsedMs => client.Time.GetElapsedTime(start).TotalMilliseconds;

    /// <summary>Whether it neither came to its end nor failed: its caller stopped it or left.</summary>
    internal bool IsCancelled => Error is null ? !isComplete : CallFailure.Of(Error) is null;

    internal LlmErrorKind? Failure => Error is null ? null : CallFailure.Of(Error);

    /// <summary>The model that answered, else the one that was asked.</summary>
    internal string Model => model ?? (Error as LlmException)?.Model ?? options?.ModelId ?? client.DefaultModel ?? MeteredClient.Unknown;

    internal string? Provider => (Error as LlmException)?.Provider ?? client.Provider;

    internal void Take(ChatResponse response)
    {
        isAnswered = isComplete = true;
        answer = response.Messages;
        reported = response.Usage;
        model = response.ModelId;
        Note(response.AdditionalProperties);
    }

    internal void Take(ChatResponseUpdate update)
    {
        isAnswered = true;
        model ??= update.ModelId;
        if (firstTokenMs is null && StreamedContent.IsIn(update))
        {
            firstTokenMs = ElapsedMs;
        }

        for (var i = 0; i < update.Contents.Count; i++)
        {
            if (update.Contents[i] is UsageContent usage)
            {
                (reported ??= new UsageDetails()).Add(usage.Details);
            }
        }

        if (keepsText)
        {
            text.Add(update.Contents);
        }

        Note(update.AdditionalProperties);
    }

    /// <summary>Notes that a stream came to its end.</summary>
    internal void Complete() => isComplete = true;

    /// <summary>Notes how it failed.</summary>
    /// <returns>False, so that it can stand in an exception filter and leave the exception alone.</returns>
    internal bool Failed(Exception error)
    {
        Error = error;
        return false;
    }

    /// <summary>What was used, as reported, else as counted here; with the time that it took and its price. Ends the measurement.</summary>
    internal TokenUsage End()
    {
        Stop();
        var failed = (Error as LlmException)?.Usage;
        var name = Model;
        var counts = Counted(ref name, out var estimated);
        text.Free();
        return TokenUsage.Measured(
            new()
            {
                Model = name,
                Counts = counts,
                Estimated = estimated,
                At = at,
                LatencyMs = elapsedMs!.Value,
                FirstTokenMs = firstTokenMs,
                ServiceTier = serviceTier ?? failed?.ServiceTier,
                Region = region ?? failed?.Region,
            },
            client.Prices);
    }

    /// <summary>Ends a measurement of which nothing was used.</summary>
    internal TokenUsage EndUnused() => Timed(new TokenUsage { Model = Model, At = at, EstimatedCost = 0 });

    /// <summary>The usage with the time of this answer.</summary>
    internal TokenUsage Timed(TokenUsage usage)
    {
        Stop();
        return usage with { LatencyMs = elapsedMs!.Value, TimeToFirstTokenMs = firstTokenMs ?? usage.TimeToFirstTokenMs };
    }

    // Before anything is counted: that takes time too.
    private void Stop() => elapsedMs ??= ElapsedMs;

    private readonly TokenCounts Counted(ref string name, out bool estimated)
    {
        var told = ReportedUsage.Of(reported);
        var failed = (Error as LlmException)?.Usage;
        if (told is null && failed is not null)
        {
            (told, name) = (failed.Counts, failed.Model);
        }

        estimated = false;
        if (told is { Prompt: > 0 } known && (isComplete || failed is not null))
        {
            return known;
        }

        if (!isAnswered && (Error is null || !Billing.IsLikely(Error)))
        {
            return default;
        }

        // Broken off: what the provider counted up to then may be less than what it wrote.
        estimated = true;
        var written = answer is null ? text.CountTokens() : answer.Sum(message => TokenCounter.Output(message.Contents));
        var input = told is { Prompt: > 0 } so ? so : new TokenCounts(TokenCounter.Input(messages, options));
        return input with { Output = Math.Max(told?.Output ?? 0, written) };
    }

    private void Note(AdditionalPropertiesDictionary? said)
    {
        if (said is null)
        {
            return;
        }

        RequestId = said.TryGetValue(ProviderChatClient.RequestIdKey, out var id) ? id as string : RequestId;
        serviceTier = said.TryGetValue(ProviderChatClient.ServiceTierKey, out var tier) ? tier as string : serviceTier;
        region = said.TryGetValue(ProviderChatClient.RegionKey, out var place) ? place as string : region;
        Attempts = said.TryGetValue(RetryChatClient.AttemptsKey, out var count) && count is int attempts ? attempts : Attempts;
        IsCacheHit |= said.ContainsKey(ResponseCacheChatClient.HitKey);
    }
}
