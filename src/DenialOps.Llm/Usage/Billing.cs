namespace DenialOps.Llm.Usage;

/// <summary>What providers charge for when a call fails.</summary>
internal static class Billing
{
    /// <summary>Whether a call that failed so is likely to be billed, for its input at least.</summary>
    /// <remarks>
    /// Who stops listening has sent the prompt all the same, and providers bill an answer that they gave even if it is of no use.
    /// </remarks>
    internal static bool IsLikely(Exception error) => error is OperationCanceledException or LlmException
    {
        Kind: LlmErrorKind.Timeout or LlmErrorKind.StreamInterrupted or LlmErrorKind.Truncated or LlmErrorKind.InvalidOutput
            or LlmErrorKind.Refused or LlmErrorKind.ContentFiltered
    };
}
