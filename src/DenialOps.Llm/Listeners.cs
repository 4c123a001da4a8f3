namespace DenialOps.Llm;

/// <summary>Tells those who asked to be told, whose own failures are not the call's: its answer is paid for and has to reach its caller.</summary>
internal static class Listeners
{
    /// <summary>Tells the news.</summary>
    /// <param name="listener">Who is told; null for nobody.</param>
    /// <param name="news">What is told; null for nothing.</param>
    internal static void Tell<T>(this Action<T>? listener, T? news)
    {
        if (listener is null || news is null)
        {
            return;
        }

        try
        {
            listener(news);
        }
#pragma warning disable CA1031 // Whatever it fails by.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
