using System.Diagnostics;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Telemetry;

/// <summary>One call between its beginning and its end: its span, and what is measured of it.</summary>
/// <param name="client">Whose call it is.</param>
/// <param name="log">The call's log.</param>
/// <param name="messages">The prompt.</param>
/// <param name="options">The call's options.</param>
/// <param name="streamed">Whether it is a stream.</param>
internal sealed class TelemetryCall(
    TelemetryChatClient client, CallLog log, IReadOnlyList<ChatMessage> messages, ChatOptions options, bool streamed)
{
    private readonly Activity? span = CallSpan.Begin(client.Target, log.Call, options, streamed, client.Conventions);
    private AnswerMeter meter = new(client.Client, messages, options, keepsText: streamed && !client.IsMetered);
    private readonly CallFacts facts = new(client.RecordsContent);

    /// <summary>Makes the span the current one, so that those of HTTP requests are its children.</summary>
    /// <remarks>
    /// Each step of a stream runs in the context of whoever reads it, where the span is not; and what a step sets is undone when it ends.
    /// </remarks>
    internal void Enter()
    {
        if (span is not null)
        {
            Activity.Current = span;
        }
    }

    internal void Take(ChatResponse response)
    {
        meter.Take(response);
        facts.Take(response);
    }

    internal void Take(ChatResponseUpdate update)
    {
        meter.Take(update);
        facts.Take(update, facts.FirstChunkMs ?? meter.ElapsedMs);
    }

    /// <summary>Notes that a stream came to its end.</summary>
    internal void Complete() => meter.Complete();

    /// <summary>Notes how it failed.</summary>
    /// <returns>False, so that it can stand in an exception filter and leave the exception alone.</returns>
    internal bool Failed(Exception error) => meter.Failed(error);

    /// <summary>Tells of the call. Never fails: the answer is paid for and has to reach its caller.</summary>
    internal void End()
    {
        try
        {
            var record = CallRecords.Of(log, meter, client.IsMetered);
            client.Metrics.Count(record, facts, log, options.ModelId);
            TelemetryLog.Write(client.Logger, record, facts, meter.Error);
            if (span is not null)
            {
                RecordContent(span);
                CallSpan.End(span, record, facts, log, meter.Error, client.Conventions);
            }
        }
#pragma warning disable CA1031 // What a listener fails by is not the call's.
        catch (Exception)
#pragma warning restore CA1031
        {
            span?.Dispose();
        }
    }

    private void RecordContent(Activity to)
    {
        if (!client.RecordsContent || !to.IsAllDataRequested)
        {
            return;
        }

        to.SetTag(Names.InputMessages, ContentJson.Of(messages))
            .SetTag(Names.Instructions, options.Instructions is { } text ? ContentJson.OfInstructions(text) : null)
            .SetTag(Names.OutputMessages, facts.Content is { } answer ? ContentJson.Of(answer, facts.FinishReason) : null);
    }
}
