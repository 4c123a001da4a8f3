using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>The options of a call that tell its log and its haste too; a copy tells the same.</summary>
/// <remarks>
/// Fields of its own and not more of the additional properties: those are a dictionary, and a copy of one costs more than all the
/// rest. Who makes other options in the middle of a pipeline, instead of a copy, ends the log there: then the answer's own usage counts.
/// </remarks>
internal sealed class CallOptions : ChatOptions
{
    // One word each, where a number that may be missing takes two: there is a copy of these for each attempt.
    private readonly long maxWaitTicks;
    private readonly long until;

    /// <summary>A copy of a call's options with another log.</summary>
    internal CallOptions(ChatOptions? options, CallLog? log)
        : base(options) => (Log, MaxWait, Until) = (log, MaxWaitOf(options), UntilOf(options));

    /// <summary>What happens to the call.</summary>
    internal CallLog? Log { get; }

    /// <summary>How long a target may let the call wait for its pace. Null for as long as the target's own options say.</summary>
    internal TimeSpan? MaxWait
    {
        get => maxWaitTicks < 0 ? null : TimeSpan.FromTicks(maxWaitTicks);
        init => maxWaitTicks = value?.Ticks ?? -1;
    }

    /// <summary>When the call has to be over, by the clock of the pipeline's deadline. Null for the pipeline's own.</summary>
    internal long? Until
    {
        get => until == long.MinValue ? null : until;
        init => until = value ?? long.MinValue;
    }

    /// <inheritdoc/>
    public override ChatOptions Clone() => new CallOptions(this, Log);

    /// <summary>How long a call may wait where it is now.</summary>
    internal static TimeSpan? MaxWaitOf(ChatOptions? options) => options is CallOptions own ? own.MaxWait : LlmCall.Of(options).MaxWait;

    /// <summary>When a call has to be over.</summary>
    internal static long? UntilOf(ChatOptions? options) => options is CallOptions own ? own.Until : LlmCall.Of(options).Until;

    /// <summary>A copy of a call's options for a call that has to be over at a time.</summary>
    internal static ChatOptions Within(ChatOptions? options, long until) => IsOurs(options)
        ? new CallOptions(options, CallLog.Of(options)) { Until = until }
        : (LlmCall.Of(options) with { Until = until }).AddTo(options!.Clone());

    /// <summary>A copy of a call's options that may wait no longer than this; null leaves that as it is.</summary>
    internal static ChatOptions Copy(ChatOptions? options, TimeSpan? maxWait)
    {
        if (maxWait is null)
        {
            return options?.Clone() ?? new ChatOptions();
        }

        return IsOurs(options)
            ? new CallOptions(options, CallLog.Of(options)) { MaxWait = maxWait }
            : (LlmCall.Of(options) with { MaxWait = maxWait }).AddTo(options!.Clone());
    }

    // Options of a type of their own say more than could be copied here.
    private static bool IsOurs(ChatOptions? options) => options is null or CallOptions || options.GetType() == typeof(ChatOptions);
}
