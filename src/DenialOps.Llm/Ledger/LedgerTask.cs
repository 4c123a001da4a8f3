namespace DenialOps.Llm.Ledger;

/// <summary>Something that the writer of a ledger does between calls.</summary>
internal sealed class LedgerTask
{
    /// <summary>Calls before this, in milliseconds since 1970, are deleted. Null when only the calls before the task are waited for.</summary>
    internal long? PruneBeforeMs { get; init; }

    /// <summary>Ends with the task, with how many calls were deleted.</summary>
    internal TaskCompletionSource<long> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
