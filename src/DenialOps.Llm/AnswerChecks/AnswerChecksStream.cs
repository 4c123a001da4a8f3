using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.AnswerChecks;

/// <summary>One reading of a stream whose end is checked.</summary>
internal sealed class AnswerChecksStream(
    IChatClient inner,
    AnswerChecksOptions options,
    AnswerFailures failures,
    IReadOnlyList<ChatMessage> messages,
    ChatOptions? call,
    CancellationToken cancellationToken) : StreamStage(cancellationToken)
{
    private readonly PartialText partial = new();
    private AnswerSigns signs;
    private UsageDetails? usage;
    private string? model;
    private string? reason;
    private bool hasBegun;

    protected override IAsyncEnumerator<ChatResponseUpdate> Open() =>
        inner.GetStreamingResponseAsync(messages, call, CancellationToken).GetAsyncEnumerator(CancellationToken);

    protected override void Came(ChatResponseUpdate update)
    {
        if (update is null)
        {
            throw partial.GiveTo(failures.Of((LlmErrorKind.InvalidOutput, "null_update"), call, model, usage));
        }

        hasBegun = true;
        partial.Add(update);
        signs.Add(update.Contents);
        model ??= update.ModelId;
        reason = update.FinishReason?.Value ?? reason;
        if (update.RawRepresentation is { } raw)
        {
            signs.Declined |= VendorAnswers.Declines(raw);
            reason = VendorAnswers.ReasonIn(raw) ?? reason;
        }

        for (var i = 0; i < update.Contents.Count; i++)
        {
            if (update.Contents[i] is UsageContent { Details: { } told })
            {
                (usage ??= new()).Add(told);
            }
        }
    }

    protected override void Ended()
    {
        var allowTruncated = options.AllowTruncated || LlmCall.Of(call).AllowTruncated;
        var wrong = reason is null && options.RequireFinishReason && !signs.Declined
            ? (LlmErrorKind.StreamInterrupted, null)
            : AnswerJudge.Judge(reason?.ToLowerInvariant(), signs, allowTruncated);
        if (wrong is { } found)
        {
            throw partial.GiveTo(failures.Of(found, call, model, reason is null ? null : usage));
        }
    }

    // The answer is there; what broke is the connection's own end.
    protected override async ValueTask<bool> TryRecoverAsync(Exception error)
    {
        if (reason is null || error is not IOException || CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        await ReplaceAsync(AsyncEnumerable.Empty<ChatResponseUpdate>().GetAsyncEnumerator(CancellationToken)).ConfigureAwait(false);
        return true;
    }

    protected override Exception? Failed(Exception error)
    {
        var failure = failures.Of(error, call, CancellationToken, hasBegun);
        return failure is null ? null : partial.GiveTo(failure);
    }

    protected override ValueTask CloseAsync()
    {
        partial.Dispose();
        return ValueTask.CompletedTask;
    }
}
