using System.Text.Json;
using DenialOps.Llm.Errors;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.AnswerChecks;

/// <summary>The failures of a client that is not ours, with what is known of it.</summary>
internal sealed class AnswerFailures(IChatClient client, TimeProvider time)
{
    // Asked for at the first failure: some clients are made only then.
    private readonly Lazy<ChatClientMetadata?> metadata = new(() => client.GetService<ChatClientMetadata>());

    /// <summary>What is wrong with an answer that came.</summary>
    internal LlmException Of((LlmErrorKind Kind, string? Code) wrong, ChatOptions? call, string? model, UsageDetails? usage) =>
        new(wrong.Kind)
        {
            Provider = metadata.Value?.ProviderName,
            Model = Asked(call),
            Code = wrong.Code,
            Usage = ReportedUsage.Of(usage, model ?? Asked(call) ?? MeteredClient.Unknown),
        };

    /// <summary>What comes out instead of what was caught; null lets that pass.</summary>
    /// <param name="caught">What was caught.</param>
    /// <param name="call">The call's options.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="hasBegun">Whether something of the answer had come.</param>
    internal Exception? Of(Exception caught, ChatOptions? call, CancellationToken cancellationToken, bool hasBegun = false)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return caught is OperationCanceledException ? null : new OperationCanceledException(cancellationToken);
        }

        return caught is LlmException ? null
            : ForeignErrors.Read(caught, time, metadata.Value?.ProviderName, Asked(call))
                ?? (KindOf(caught, hasBegun) is { } kind
                    ? new LlmException(kind, caught) { Provider = metadata.Value?.ProviderName, Model = Asked(call) }
                    : null);
    }

    private static LlmErrorKind? KindOf(Exception caught, bool hasBegun) => caught switch
    {
        // Nobody cancelled: some client ends its own limit of time so.
        OperationCanceledException => LlmErrorKind.Timeout,

        // Reading the body failed, not the request.
        IOException => LlmErrorKind.StreamInterrupted,
        HttpRequestException { StatusCode: null } => hasBegun ? LlmErrorKind.StreamInterrupted : LlmErrorKind.Connection,
        JsonException => LlmErrorKind.StreamInterrupted,

        // OpenAI's client looks into a list that an error in the place of an answer does not have; no argument of a caller's is called so.
        ArgumentOutOfRangeException { ParamName: "index" } => LlmErrorKind.Server,
        _ => ForeignErrors.KindOf(caught),
    };

    private string? Asked(ChatOptions? call) => call?.ModelId ?? metadata.Value?.DefaultModelId;
}
