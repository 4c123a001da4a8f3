using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>Who learns from the headers of a call's responses. It travels in the call's options, and the provider tells it.</summary>
/// <remarks>It is given headers about limits and waits only: others name accounts, or set cookies.</remarks>
/// <param name="listen">Is given what gives a header by its name, or null.</param>
/// <param name="outer">Who listened already, further out.</param>
internal sealed class HeaderListener(Func<Func<string, string?>, ValueTask> listen, HeaderListener? outer = null)
{
    /// <summary>The options of a call that this listens to, besides whoever does already.</summary>
    /// <param name="options">The call's options; not changed.</param>
    internal ChatOptions AddTo(ChatOptions? options)
    {
        var call = LlmCall.Of(options);
        var listener = call.Headers is { } others ? new HeaderListener(listen, others) : this;
        return (call with { Headers = listener }).AddTo(options?.Clone() ?? new ChatOptions());
    }

    /// <summary>Tells all who listen of a response, whatever its status.</summary>
    internal async ValueTask TellAsync(Func<string, string?> header, CancellationToken cancellationToken)
    {
        try
        {
            // Whoever keeps state elsewhere may take its time, but not keep the caller from leaving.
            await listen(name => IsOpen(name) ? header(name) : null).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The listener's failure is not the answer's.
        }

        if (outer is not null)
        {
            await outer.TellAsync(header, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsOpen(string name) =>
        name.StartsWith("x-ratelimit-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("anthropic-ratelimit-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("retry-after", StringComparison.OrdinalIgnoreCase)
        || name.Equals("retry-after-ms", StringComparison.OrdinalIgnoreCase);
}
