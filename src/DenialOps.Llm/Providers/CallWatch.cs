using DenialOps.Llm.Errors;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Providers;

/// <summary>What one call said on the wire, which the vendors' clients do not tell or tell otherwise.</summary>
/// <remarks>
/// The clients give nothing through from a call to its HTTP request, so it travels in the execution context: it is set before the request
/// is made and read once, when it is sent.
/// </remarks>
internal sealed class CallWatch(LlmProvider provider, string model, bool streamed, bool expectsUsage)
{
    private static readonly AsyncLocal<CallWatch?> Flowing = new();

    internal static CallWatch? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    internal bool Streamed { get; } = streamed;

    /// <summary>Whether usage comes in an event of its own after the one with the finish reason.</summary>
    internal bool ExpectsUsage { get; } = expectsUsage;

    /// <summary>Whether the request left. What is thrown before that is the caller's mistake.</summary>
    internal bool Sent { get; set; }

    /// <summary>Whether a response came with a good status.</summary>
    internal bool Answered { get; set; }

    internal string? RequestId { get; set; }

    /// <summary>The provider's own word for why the answer ended; null until it did.</summary>
    internal string? FinishReason { get; set; }

    /// <summary>Whether the model declined in a field of its own.</summary>
    internal bool Declined { get; set; }

    internal UsageDetails? Usage { get; set; }

    /// <summary>The service tier in which the call was served, by the provider's own word; null when it does not say.</summary>
    /// <remarks>A word that may not be shown becomes one that no price is known of: it is not the usual tier.</remarks>
    internal string? ServiceTier
    {
        get;
        set => field = Shown(value) ?? field;
    }

    /// <summary>Where the model ran, by the provider's own word, as far as that is billed; null when it does not say.</summary>
    internal string? Region
    {
        get;
        set => field = Shown(value) ?? field;
    }

    /// <summary>Why the answer ended, where the vendor's client does not say: of Responses it tells only some.</summary>
    internal ChatFinishReason? Ending(bool callsTools) => FinishReason switch
    {
        "completed" => callsTools ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "max_output_tokens" or "incomplete" => ChatFinishReason.Length,
        _ => null,
    };

    /// <summary>The first failure that was seen; it counts, whatever the vendor's client makes of it.</summary>
    internal LlmException? Failure { get; private set; }

    /// <summary>Whether nothing more is to come.</summary>
    internal bool IsComplete { get; set; }

    internal LlmException Fail(LlmException failure) => Failure ??= failure;

    internal LlmException Fail(LlmErrorKind kind, Exception? cause = null) => Fail(Error(kind, cause: cause));

    internal LlmException Error(LlmErrorKind kind, string? code = null, Exception? cause = null) => new(kind, cause)
    {
        Provider = LlmProviders.NameOf(provider),
        Model = model,
        Status = Answered ? 200 : null,
        Code = code,
        RequestId = RequestId,
        Usage = FinishReason is null ? null : Used(Usage),
    };

    internal LlmException Respond(ProviderError error, Func<string, string?> header, int status, DateTimeOffset now)
    {
        ServiceTier = error.ServiceTier;
        return Fail(LlmException.FromResponse(
            error.KindAt(status), LlmProviders.NameOf(provider), model, status, header, now, error.Code, usage: Used(error.Usage)));
    }

    private TokenUsage? Used(UsageDetails? said) => ReportedUsage.Of(said, model) is { } used ? used with { ServiceTier = ServiceTier, Region = Region } : null;

    private static string? Shown(string? word) =>
        string.IsNullOrEmpty(word) ? null : SafeToken.Of(word) == word ? word : "unknown";
}
