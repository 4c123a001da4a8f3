using System.ClientModel;
using System.Text;
using System.Text.Json;
using Anthropic.Exceptions;
using DenialOps.Llm.Errors;

namespace DenialOps.Llm.Providers;

/// <summary>What the exceptions of the vendors' own clients tell of, for who uses such a client without ours around it.</summary>
/// <remarks>Their text decides the kind and goes no further. Anthropic's tell nothing of headers: no wait is known that they ask for.</remarks>
internal static class VendorErrors
{
    /// <summary>The failure; null for an exception that is not theirs.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="time">The clock by which a date to wait for is read.</param>
    /// <param name="provider">Who was asked, if known; null for the vendor.</param>
    /// <param name="model">The model that was asked, if known.</param>
    internal static LlmException? Read(Exception error, TimeProvider time, string? provider = null, string? model = null) => error switch
    {
        ClientResultException { Status: > 0 } answered => OfOpenAI(answered, time, provider ?? OpenAI, model),
        ClientResultException broken => Unanswered(broken, provider ?? OpenAI, model),
        AnthropicApiException answered => OfAnthropic(answered, time, provider ?? Anthropic, model),

        // An error inside a stream, after the status 200.
        AnthropicServiceException inBand => Answered(
            ProviderErrorIn(inBand), 200, _ => null, time, provider ?? Anthropic, model, inBand),
        AnthropicIOException broken => Unanswered(broken, provider ?? Anthropic, model),

        // Its answer was no JSON, or lacks what every answer has.
        AnthropicInvalidDataException odd => new LlmException(
            odd.InnerException is JsonException ? LlmErrorKind.StreamInterrupted : LlmErrorKind.InvalidOutput, odd)
        {
            Provider = provider ?? Anthropic,
            Model = model,
        },
        _ => null,
    };

    private static string OpenAI => LlmProviders.NameOf(LlmProvider.OpenAI);

    private static string Anthropic => LlmProviders.NameOf(LlmProvider.Anthropic);

    private static LlmException OfOpenAI(ClientResultException error, TimeProvider time, string provider, string? model)
    {
        var response = error.GetRawResponse();
        string? Header(string name) => response?.Headers.TryGetValue(name, out var value) is true ? value : null;
        ReadOnlyMemory<byte> body = default;
        try
        {
            body = response?.Content.ToMemory() ?? default;
        }
        catch (InvalidOperationException)
        {
            // The body was never read: the status has to do.
        }

        return Answered(ProviderError.Parse(body), error.Status, Header, time, provider, model, error);
    }

    private static LlmException OfAnthropic(AnthropicApiException error, TimeProvider time, string provider, string? model)
    {
        var said = ProviderError.Parse(Encoding.UTF8.GetBytes(error.ResponseBody ?? ""));
        return Answered(
            said, (int)error.StatusCode, name => name == "request-id" ? error.RequestID : null, time, provider, model, error);
    }

    private static ProviderError ProviderErrorIn(AnthropicServiceException error)
    {
        try
        {
            return ProviderError.In(error.Body) ?? new(null, null);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or AnthropicException)
        {
            return new(null, null);
        }
    }

    private static LlmException Answered(
        ProviderError said,
        int status,
        Func<string, string?> header,
        TimeProvider time,
        string provider,
        string? model,
        Exception cause) =>
        LlmException.FromResponse(said.KindAt(status), provider, model, status, header, time.GetUtcNow(), said.Code, cause);

    private static LlmException Unanswered(Exception error, string provider, string? model) =>
        new((error.InnerException is { } inner ? ForeignErrors.KindOf(inner) : null) ?? LlmErrorKind.Connection, error)
        {
            Provider = provider,
            Model = model,
        };
}
