using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Ledger;

/// <summary>What waits for the writer of a ledger: a call, or something to do between calls.</summary>
/// <param name="Id">The call's id. Given before it is queued, so that a batch that is written again is the same batch.</param>
/// <param name="AtMs">When the call was made, in milliseconds since 1970.</param>
/// <param name="Call">The call; null for a task.</param>
/// <param name="Task">The task; null for a call.</param>
internal sealed record LedgerEntry(Guid Id, long AtMs, CallRecord? Call, LedgerTask? Task);
