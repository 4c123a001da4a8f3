using System.Runtime.CompilerServices;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Retry;

/// <summary>Sends a failed call again when the failure passes by itself; a streamed call only before its first content.</summary>
/// <remarks>
/// <para>
/// What comes before the first content of a stream (a role, an empty piece) is held back, so that a stream that fails there can be asked
/// for anew without its reader noticing. After that a failure comes out as a typed error: two half answers are never put together.
/// </para>
/// <para>
/// An answer that took more than one attempt says how many under <see cref="AttemptsKey"/>. Each attempt gets its own copy of the
/// options. Put it inside whatever counts calls and outside whatever counts attempts, and set the retries of the vendor's SDK to 0.
/// Thread safety: any number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// IChatClient client = new ChatClientBuilder(inner).UseRetry(new RetryOptions { MaxRetries = 5 }).Build();
/// </code>
/// </example>
public sealed class RetryChatClient : DelegatingChatClient
{
    /// <summary>Where an answer, or the first piece of a stream, says how often it was asked for: an <see cref="int"/> above 1.</summary>
    public const string AttemptsKey = "denialops.attempts";

    /// <summary>
    /// Where a piece without content says that the stream begins anew and that what came before it is void: <see langword="true"/>.
    /// </summary>
    public const string RestartedKey = "denialops.restarted";

    private readonly RetryPolicy policy;
    private readonly bool restartStreams;

    /// <summary>A client that retries.</summary>
    /// <param name="innerClient">Who answers.</param>
    /// <param name="policy">When to try again, and after which wait.</param>
    /// <param name="restartStreams">
    /// Whether a stream that fails after its first content is begun anew too. The reader must look for <see cref="RestartedKey"/> and
    /// then throw away what it has.
    /// </param>
    public RetryChatClient(IChatClient innerClient, RetryPolicy policy, bool restartStreams = false)
        : base(innerClient)
    {
        PipelineOrder.Check(typeof(RetryChatClient), innerClient);
        VendorRetries.RefuseIfOn(innerClient);
        ArgumentNullException.ThrowIfNull(policy);
        this.policy = policy;
        this.restartStreams = restartStreams;
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var attempts = 0;
        var response = await policy.RunAsync(
            token =>
            {
                attempts++;
                return base.GetResponseAsync(read, options?.Clone(), token);
            },
            CallLog.Of(options),
            cancellationToken).ConfigureAwait(false);
        if (attempts > 1)
        {
            (response.AdditionalProperties ??= [])[AttemptsKey] = attempts;
        }

        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var run = policy.Begin(CallLog.Of(options));
        var restarted = false;
        using var partial = new PartialText();
        for (var step = Step.Again; step == Step.Again;)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // What came before the first content; null once that has been handed on.
            List<ChatResponseUpdate>? held = [];
            var updates = base.GetStreamingResponseAsync(read, options?.Clone(), cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (updates.ConfigureAwait(false))
            {
                while ((step = await NextAsync(updates, run, partial, held is null).ConfigureAwait(false)) == Step.Piece)
                {
                    partial.Add(updates.Current);
                    if (held is null)
                    {
                        yield return updates.Current;
                        continue;
                    }

                    held.Add(updates.Current);
                    if (StreamedContent.IsIn(updates.Current))
                    {
                        foreach (var update in Opening(held, run.Failed, restarted))
                        {
                            yield return update;
                        }

                        held = null;
                    }
                }

                foreach (var update in step == Step.End && held is not null ? Opening(held, run.Failed, restarted) : [])
                {
                    yield return update;
                }
            }

            if (step == Step.Again)
            {
                restarted |= held is null;
                partial.Clear();
                await run.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Pooled: it is awaited once a piece.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Step> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, RetryRun run, PartialText partial, bool begun)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false) ? Step.Piece : Step.End;
        }
        catch (Exception error) when (run.Count(error) && (!begun || restartStreams) && run.TryAgain(error))
        {
            return Step.Again;
        }
        catch (Exception error) when (begun && policy.Interrupted(error))
        {
            throw partial.GiveTo(new LlmException(LlmErrorKind.StreamInterrupted, error) { Attempts = run.Failed });
        }
    }

    /// <summary>The first pieces of the attempt that is handed on, told of the attempts before it.</summary>
    private static List<ChatResponseUpdate> Opening(List<ChatResponseUpdate> held, int failed, bool restarted)
    {
        if (restarted)
        {
            held.Insert(0, new ChatResponseUpdate { AdditionalProperties = new() { [RestartedKey] = true } });
        }

        if (failed > 0 && held.Count > 0)
        {
            (held[0].AdditionalProperties ??= [])[AttemptsKey] = failed + 1;
        }

        return held;
    }

    private enum Step
    {
        Piece,
        End,
        Again,
    }
}
