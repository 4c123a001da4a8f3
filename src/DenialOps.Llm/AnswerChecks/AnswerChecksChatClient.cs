using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.AnswerChecks;

/// <summary>Makes typed failures of what only looks like an answer, and of the exceptions of the vendors' own clients.</summary>
/// <remarks>
/// <para>
/// An answer that was cut at its token limit, a stream that ends without saying why, an empty answer, a refusal and one that a filter
/// stopped are an <see cref="LlmException"/>; of a stream, after what came, which the exception holds
/// (<see cref="LlmException.GetPartialText"/>). So are the exceptions of OpenAI's and Anthropic's clients and of the framework's for HTTP,
/// sockets, time and JSON. Others, as those for wrong arguments, come out as they are.
/// </para>
/// <para>
/// Its place is next to a client that is not <see cref="ProviderChatClient"/>, which does this and more itself: over that it passes
/// everything on. What a client does not tell cannot be seen here: OpenAI's hides an error inside a stream, so that it is known as a stream
/// that ended too early, and Anthropic's keeps the headers of a refusal, so that no wait is known that it asks for. Answers that are worked
/// out in the background are passed on as well. Thread safety: any number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// IChatClient client = new ChatClientBuilder(vendorsOwn).UseRetry().UseMetering().UseAnswerChecks().Build();
/// </code>
/// </example>
public sealed class AnswerChecksChatClient : DelegatingChatClient
{
    private readonly AnswerChecksOptions options;
    private readonly AnswerFailures failures;
    private readonly bool isPassive;

    /// <summary>A client whose answers are checked.</summary>
    /// <param name="innerClient">Who answers.</param>
    /// <param name="options">Which answers are good enough; null for the defaults. A copy is kept.</param>
    /// <param name="timeProvider">The clock by which a date that a provider asks to wait for is read; null for the system's.</param>
    /// <exception cref="InvalidOperationException">Something inside belongs outside; the message says how to order them.</exception>
    public AnswerChecksChatClient(IChatClient innerClient, AnswerChecksOptions? options = null, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        PipelineOrder.Check(typeof(AnswerChecksChatClient), innerClient);
        this.options = (options ?? new AnswerChecksOptions()).Clone();
        failures = new AnswerFailures(innerClient, timeProvider ?? TimeProvider.System);
        isPassive = innerClient.GetService<ProviderChatClient>() is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">There is no whole answer.</exception>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        PassesOn(options)
            ? base.GetResponseAsync(messages, options, cancellationToken)
            : CheckedAsync(messages, options, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="LlmException">The answer did not come whole.</exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (PassesOn(options))
        {
            return base.GetStreamingResponseAsync(messages, options, cancellationToken);
        }

        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return new StreamOf(
            token => new AnswerChecksStream(InnerClient, this.options, failures, read, options, token), cancellationToken);
    }

    private async Task<ChatResponse> CheckedAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? call, CancellationToken cancellationToken)
    {
        ChatResponse response;
        try
        {
            // A client of anybody's may say nothing at all, which is an answer without anything in it.
            response = await base.GetResponseAsync(messages, call, cancellationToken).ConfigureAwait(false) ?? new ChatResponse();
        }
        catch (Exception caught) when (failures.Of(caught, call, cancellationToken) is not null)
        {
            throw failures.Of(caught, call, cancellationToken)!;
        }

        var signs = new AnswerSigns();
        signs.Add(response);
        var reason = response.FinishReason?.Value.ToLowerInvariant();
        if (AnswerJudge.Judge(reason, signs, options.AllowTruncated || LlmCall.Of(call).AllowTruncated) is { } wrong)
        {
            var failure = failures.Of(wrong, call, response.ModelId, response.Usage);
            failure.KeepPartialText(response.Text);
            throw failure;
        }

        return response;
    }

    private bool PassesOn(ChatOptions? call) =>
        isPassive || call is { AllowBackgroundResponses: true } or { ContinuationToken: not null };
}
