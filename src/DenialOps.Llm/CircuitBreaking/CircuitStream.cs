using Microsoft.Extensions.AI;

namespace DenialOps.Llm.CircuitBreaking;

/// <summary>One reading of a stream through a circuit.</summary>
internal sealed class CircuitStream(
    IChatClient inner, Circuit circuit, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    : StreamStage(cancellationToken)
{
    private CircuitTicket ticket;

    // A reader that left has set neither: it counts as nothing.
    private CallVerdict verdict = CallVerdict.Nothing;
    private Exception? failure;

    protected override ValueTask AcquireAsync()
    {
        ticket = circuit.Enter();
        return ValueTask.CompletedTask;
    }

    protected override IAsyncEnumerator<ChatResponseUpdate> Open() =>
        inner.GetStreamingResponseAsync(messages, options, CancellationToken).GetAsyncEnumerator(CancellationToken);

    protected override void Ended() => verdict = CallVerdict.Up;

    protected override Exception? Failed(Exception error)
    {
        (verdict, failure) = (CallVerdicts.Of(error, CancellationToken), error);
        return null;
    }

    protected override ValueTask CloseAsync()
    {
        circuit.Leave(ticket, verdict, failure);
        return ValueTask.CompletedTask;
    }
}
