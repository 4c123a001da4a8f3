using System.Globalization;
using DenialOps.Llm;
using DenialOps.Llm.Usage;

namespace DenialOps.Cli.Commands;

/// <summary>One call, told of on standard error however it ends: its attempts, waits and cost.</summary>
internal sealed class LlmConversation(LlmClient client, CallTrace trace, CallLedger ledger, ConsoleHost host) : IAsyncDisposable
{
    /// <summary>The answer to a prompt.</summary>
    /// <exception cref="LlmException">There is no whole answer.</exception>
    public async Task<string> AskAsync(
        string prompt, string? system, int? maxTokens, float? temperature, string operation, CancellationToken cancellationToken)
    {
        try
        {
            return await client.CompleteAsync(
                prompt, system, maxTokens, temperature, new LlmCall { Operation = operation }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (trace.Call is { Trace.Count: > 0 } call)
            {
                Print(call);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await ledger.DisposeAsync().ConfigureAwait(false);
    }

    private void Print(CallRecord call)
    {
        for (int i = 0; i < call.Trace.Count; i++)
        {
            var attempt = call.Trace[i];
            string end = attempt.Failure is { } kind ? $"{kind}{(attempt.Status is { } status ? $" ({status})" : "")}"
                : attempt.Cancelled ? "stopped" : "answered";
            host.Error.WriteLine(PrintableText.OneLine(string.Create(
                CultureInfo.InvariantCulture,
                $"attempt {i + 1}: waited {attempt.BackOffMs + attempt.QueueMs:0} ms, {end} after {attempt.Usage.LatencyMs:0} ms, {Tokens(attempt.Usage)}")));
        }

        string cost = call.Usage.EstimatedCost is { } usd
            ? usd.ToString("0.00####", CultureInfo.InvariantCulture) + " US dollars" : "cost unknown";
        host.Error.WriteLine(PrintableText.OneLine(string.Create(
            CultureInfo.InvariantCulture, $"{call.Usage.Model}: {call.Usage.LatencyMs:0} ms, {Tokens(call.Usage)}, {cost}")));
    }

    private static string Tokens(TokenUsage usage) => string.Create(
        CultureInfo.InvariantCulture, $"{usage.PromptTokens:N0} + {usage.CompletionTokens:N0} tokens{(usage.Estimated ? " (estimated)" : "")}");
}
