using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>The options of a call that tell its log too; a copy tells the same.</summary>
/// <remarks>
/// A field of its own and not one more of the additional properties: those are a dictionary, and a copy of one costs more than all the
/// rest. Who makes other options in the middle of a pipeline, instead of a copy, ends the log there: then the answer's own usage counts.
/// </remarks>
internal sealed class CallOptions : ChatOptions
{
    /// <summary>A copy of a call's options with another log.</summary>
    internal CallOptions(ChatOptions? options, CallLog log)
        : base(options) => Log = log;

    /// <summary>What happens to the call.</summary>
    internal CallLog Log { get; }

    /// <inheritdoc/>
    public override ChatOptions Clone() => new CallOptions(this, Log);
}
