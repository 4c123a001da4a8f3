using ProviderSimulator.Http;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Recording;

/// <summary>Writes into the log what becomes of one request.</summary>
internal sealed class RequestEntry(RequestLog log, LinkedListNode<RecordedRequest> node)
{
    public int Number { get; } = node.Value.Number;

    public void Asks(string model, bool isStreamed) => log.Update(node, r => r with { Model = model, IsStreamed = isStreamed });

    public void AnsweredBy(string step) => log.Update(node, r => r with { Step = step });

    public void Began(int status) => log.Update(node, r => r with { Status = status, BeganAt = log.Now });

    public void Sent(ResponsePart part) => log.Update(node, r => r with
    {
        PiecesSent = r.PiecesSent + (part.Role == EventRole.Content ? 1 : 0),
        BytesSent = r.BytesSent + part.Bytes.Length,
    });

    public void BeganToWait(TimeSpan wait) => log.Update(node, r => r with { IsWaiting = true, Waits = r.Waits + 1, Wait = wait });

    public void WentOn() => log.Update(node, r => r with { IsWaiting = false });

    public void Ended(RequestOutcome outcome) =>
        log.Update(node, r => r with { Outcome = outcome, EndedAt = log.Now, IsWaiting = false });

    /// <summary>The connection broke, also while the last bytes went out; an ending that the script wanted stands.</summary>
    public void BrokeOff(RequestOutcome outcome) => log.Update(node, r => r.Outcome is RequestOutcome.Pending or RequestOutcome.Answered
        ? r with { Outcome = outcome, EndedAt = log.Now, IsWaiting = false }
        : r);
}
