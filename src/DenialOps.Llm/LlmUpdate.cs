using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>A piece of a streamed answer; the last one has no text and tells what the call took.</summary>
/// <param name="Text">The next piece of text; empty in a piece that only tells something.</param>
/// <param name="IsRestart">Whether the answer begins anew, so that what came before is void. Only where restarts were asked for.</param>
/// <param name="FinishReason">Why the answer ended; in the last piece only.</param>
/// <param name="Call">The call as it was recorded; in the last piece only.</param>
public readonly record struct LlmUpdate(string Text, bool IsRestart = false, ChatFinishReason? FinishReason = null, CallRecord? Call = null)
{
    /// <summary>The length of the text; never the text, which may hold what must not be logged.</summary>
    public override string ToString() => $"{nameof(LlmUpdate)} {{ {Text?.Length ?? 0} characters }}";
}
