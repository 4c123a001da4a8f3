using OpenAI.Chat;

namespace DenialOps.Llm.Providers;

/// <summary>What the vendors' own pieces of a stream say of its end that their adapters leave out.</summary>
internal static class VendorAnswers
{
    /// <summary>Whether the model declines in a field of its own.</summary>
    /// <param name="raw">The vendor's piece.</param>
    internal static bool Declines(object raw) => raw is StreamingChatCompletionUpdate { RefusalUpdate.Length: > 0 };

    /// <summary>Why the answer ended; null when the piece does not say.</summary>
    /// <param name="raw">The vendor's piece.</param>
    internal static string? ReasonIn(object raw) => ResponsesSdk.ReasonIn(raw);
}
