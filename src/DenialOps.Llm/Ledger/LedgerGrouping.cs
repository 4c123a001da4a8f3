namespace DenialOps.Llm.Ledger;

/// <summary>What the calls of a ledger are summed by.</summary>
public enum LedgerGrouping
{
    /// <summary>
    /// The model. Tokens and cost of each request count to the model that it was sent to, so that a call that fell back counts to both;
    /// the call itself, its time and its retries count to the model that its record names.
    /// </summary>
    Model,

    /// <summary>The prompt file, as name and version; <c>(none)</c> for calls without one.</summary>
    Prompt,

    /// <summary>The day on which the call was made, in UTC, as <c>2026-11-27</c>.</summary>
    Day,

    /// <summary>What the call was for; <c>(none)</c> for calls that did not say.</summary>
    Operation,
}
