using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Budgets;

/// <summary>What a budget holds for a call whose requests are counted one by one. A struct: it is a part of the call's log.</summary>
internal struct BudgetTab
{
    /// <summary>Whose it is; null for nobody's.</summary>
    internal BudgetChatClient? Budget { get; set; }

    /// <summary>What is held; null when a renewal was refused.</summary>
    internal BudgetClaim? Claim { get; set; }

    /// <summary>The model that was asked.</summary>
    internal string? Model { get; set; }

    /// <summary>How many of the log's requests are paid, or others'.</summary>
    internal int Paid { get; set; }

    /// <summary>
    /// Pays what was billed so far and holds the worst case of one more request. What failed without being billed leaves the claim as it is.
    /// </summary>
    /// <param name="log">The call's log.</param>
    /// <param name="messages">What is asked once more.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <exception cref="LlmException">The budget has no room for another request.</exception>
    internal readonly ValueTask RenewAsync(
        CallLog log, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        Budget is { } budget ? budget.RenewAsync(log, messages, options, cancellationToken) : ValueTask.CompletedTask;
}
