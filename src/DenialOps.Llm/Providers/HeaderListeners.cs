using System.Collections.Immutable;

namespace DenialOps.Llm.Providers;

/// <summary>Who learns from the headers of a provider's responses, as limiters do. Thread safety: safe from any thread.</summary>
/// <remarks>They are given headers about limits and waits only: others name accounts, or set cookies.</remarks>
internal sealed class HeaderListeners
{
    private ImmutableArray<Func<Func<string, string?>, ValueTask>> all = [];

    /// <summary>Tells somebody from now on.</summary>
    /// <param name="listener">Is given what gives a header by its name, or null.</param>
    internal void Add(Func<Func<string, string?>, ValueTask> listener) => ImmutableInterlocked.Update(ref all, now => now.Add(listener));

    /// <summary>Tells somebody no more.</summary>
    internal void Remove(Func<Func<string, string?>, ValueTask> listener) =>
        ImmutableInterlocked.Update(ref all, now => now.Remove(listener));

    /// <summary>Tells all of a response, whatever its status.</summary>
    internal async ValueTask TellAsync(Func<string, string?> header, CancellationToken cancellationToken)
    {
        foreach (var listener in all)
        {
            try
            {
                // Whoever keeps state elsewhere may take its time, but not keep the caller from leaving.
                await listener(name => IsOpen(name) ? header(name) : null).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The listener's failure is not the answer's.
            }
        }
    }

    private static bool IsOpen(string name) =>
        name.StartsWith("x-ratelimit-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("anthropic-ratelimit-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("retry-after", StringComparison.OrdinalIgnoreCase)
        || name.Equals("retry-after-ms", StringComparison.OrdinalIgnoreCase);
}
