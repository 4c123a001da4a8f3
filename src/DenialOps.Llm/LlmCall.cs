using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>What a call is for: what middlewares count, cache, queue and budget it by. Holds no prompt, no answer and no key.</summary>
/// <remarks>
/// It travels in <see cref="ChatOptions.AdditionalProperties"/>, so that it passes through any <see cref="IChatClient"/>; the providers
/// of this package do not send it. Immutable, so safe on any thread.
/// </remarks>
/// <example>
/// <code>
/// var options = new LlmCall { Operation = "summary", Priority = CallPriority.Interactive }.AddTo(new ChatOptions());
/// await client.GetResponseAsync("…", options);
/// </code>
/// </example>
public sealed record LlmCall
{
    internal const string Key = "denialops.call";

    /// <summary>A call of which nothing is said.</summary>
    public static LlmCall Unnamed { get; } = new();

    /// <summary>What it is for, in a word of few values. Null when not said.</summary>
    public string? Operation { get; init; }

    /// <summary>Whose call it is; answers are never shared between tenants. Null when there is only one.</summary>
    public string? Tenant { get; init; }

    /// <summary>Who is let through first when calls wait.</summary>
    public CallPriority Priority { get; init; } = CallPriority.Normal;

    /// <summary>The name of the prompt file. Null when the call was not made from one.</summary>
    public string? PromptName { get; init; }

    /// <summary>The version of the prompt file.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The content hash of the prompt file.</summary>
    public string? PromptHash { get; init; }

    /// <summary>
    /// Whether an answer that was cut at its token limit, or paused, is wanted and not an error. Its finish reason tells.
    /// </summary>
    public bool AllowTruncated { get; init; }

    /// <summary>Where this call is recorded, beside the sinks of its client: what one of many tasks of a shared client uses.</summary>
    /// <value>Null: nowhere else.</value>
    public IUsageSink? Sink { get; init; }

    /// <summary>
    /// Told, as the answer comes, how many characters of text it has so far; fewer than before when it is asked for anew. What it throws is
    /// not the call's failure. Needs a <see cref="Streaming.StreamedResponseChatClient"/>, which an <see cref="LlmClient"/> has unless it is
    /// told otherwise; who reads a stream sees the pieces anyway.
    /// </summary>
    /// <value>Null: nobody is told.</value>
    public Action<int>? OnReceiving { get; init; }

    /// <summary>Whether the schema of the answer is in the messages too, so that who takes none can be asked without.</summary>
    internal bool SchemaIsTold { get; init; }

    /// <summary>Whether an answer that was kept is passed over, because it is known to be of no use; the new one takes its place.</summary>
    internal bool IsAnew { get; init; }

    /// <summary>What happens to the call, where its options are of somebody's own type; else <see cref="CallOptions"/> have it.</summary>
    internal CallLog? Log { get; init; }

    /// <summary>How long a target may let it wait, where its options are of somebody's own type; else <see cref="CallOptions"/> have it.</summary>
    internal TimeSpan? MaxWait { get; init; }

    /// <summary>When it has to be over, in the same case.</summary>
    internal long? Until { get; init; }

    /// <summary>What is said of a call in its options.</summary>
    /// <param name="options">The call's options; null for none.</param>
    /// <returns>What <see cref="AddTo"/> put there; <see cref="Unnamed"/> when there is nothing.</returns>
    public static LlmCall Of(ChatOptions? options) =>
        options?.AdditionalProperties is { } said && said.TryGetValue(Key, out var value) && value is LlmCall call ? call : Unnamed;

    /// <summary>Puts this into the options of a call.</summary>
    /// <param name="options">The options; changed.</param>
    /// <returns>The same options.</returns>
    public ChatOptions AddTo(ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[Key] = this;
        return options;
    }
}
