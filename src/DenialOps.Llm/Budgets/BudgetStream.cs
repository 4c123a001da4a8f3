using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Budgets;

/// <summary>One reading of a stream that is reserved before it begins and settled at its end.</summary>
internal sealed class BudgetStream(
    BudgetChatClient budget, IChatClient inner, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    : StreamStage(cancellationToken)
{
    private readonly ChatOptions? sent = budget.WithMaximum(options);
    private BudgetHold hold;

    protected override async ValueTask AcquireAsync() =>
        hold = await budget.ReserveAsync(messages, sent, CancellationToken).ConfigureAwait(false);

    protected override IAsyncEnumerator<ChatResponseUpdate> Open() =>
        inner.GetStreamingResponseAsync(messages, sent, CancellationToken).GetAsyncEnumerator(CancellationToken);

    protected override void Came(ChatResponseUpdate update) => hold.Take(update);

    protected override void Ended() => hold.Complete = true;

    protected override Exception? Failed(Exception error)
    {
        hold.Failed(error);
        return null;
    }

    protected override ValueTask CloseAsync() => budget.SettleAsync(hold);
}
