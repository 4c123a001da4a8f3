using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Budgets;

/// <summary>One call between its reservation and its settlement: what came of it so far. A struct: it is a part of the call.</summary>
internal struct BudgetHold
{
    private UsageDetails? reported;
    private long characters;
    private string? answeredBy;

    /// <summary>What is held; null for a call without a known price, and for one that no limit is on.</summary>
    internal BudgetClaim? Claim { get; init; }

    /// <summary>Whether limits are on the call and its price is not known.</summary>
    internal bool Unpriced { get; init; }

    internal required string Model { get; init; }

    internal required long InputCharacters { get; init; }

    internal required DateTimeOffset At { get; init; }

    /// <summary>The call's log, if a meter counts each request into it, so that nothing has to be counted here.</summary>
    internal CallLog? Log { get; init; }

    /// <summary>What an outer budget holds in the same log.</summary>
    internal BudgetTab Outer { get; init; }

    internal readonly bool IsMetered => Log is not null;

    /// <summary>Whether the provider began to answer, so that there is something to pay.</summary>
    internal bool Answered { get; private set; }

    /// <summary>Whether the provider answered to the end.</summary>
    internal bool Complete { get; set; }

    /// <summary>Whether a call that failed before any answer is likely to be billed for its input.</summary>
    internal bool BilledAnyway { get; private set; }

    private readonly string AnsweredBy => answeredBy ?? Model;

    internal void Take(ChatResponse response)
    {
        Answered = Complete = true;
        answeredBy = response.ModelId;
        reported = response.Usage;
        for (var i = 0; i < response.Messages.Count; i++)
        {
            characters += TokenEstimate.Characters(response.Messages[i].Contents);
        }
    }

    internal void Take(ChatResponseUpdate update)
    {
        Answered = true;
        answeredBy ??= update.ModelId;
        if (IsMetered)
        {
            return;
        }

        characters += TokenEstimate.Characters(update.Contents);
        for (var i = 0; i < update.Contents.Count; i++)
        {
            if (update.Contents[i] is UsageContent usage)
            {
                (reported ??= new UsageDetails()).Add(usage.Details);
            }
        }
    }

    /// <summary>Notes how the call failed.</summary>
    /// <returns>False, so that it can stand in an exception filter and leave the exception alone.</returns>
    internal bool Failed(Exception error)
    {
        BilledAnyway = Billing.IsLikely(error);
        return false;
    }

    /// <summary>The tokens to pay for; null for none. What the provider did not report is estimated, and that is flagged.</summary>
    internal readonly TokenUsage? Usage(TokenEstimate estimate)
    {
        if (!Answered && !BilledAnyway)
        {
            return null;
        }

        var known = ReportedUsage.Of(reported, AnsweredBy);
        if (known is not null && known.PromptTokens > 0 && Complete)
        {
            return known;
        }

        // Broken off: what the provider counted up to then may be less than what it wrote.
        var output = Math.Max(known?.CompletionTokens ?? 0, estimate.Likely(characters));
        var bill = known is { PromptTokens: > 0 } ? known : TokenUsage.FromExclusiveInput(AnsweredBy, estimate.Likely(InputCharacters), 0);
        return bill with { CompletionTokens = output, Estimated = true };
    }
}
