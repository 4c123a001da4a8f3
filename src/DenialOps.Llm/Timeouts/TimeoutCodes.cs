namespace DenialOps.Llm.Timeouts;

/// <summary>Whose time was over, as <see cref="LlmException.Code"/>.</summary>
internal static class TimeoutCodes
{
    /// <summary>The provider's: it was silent for too long, or an attempt took too long.</summary>
    internal const string Attempt = "attempt_timeout";

    /// <summary>The whole call's, by the limit that the program itself set.</summary>
    internal const string Total = "total_deadline";
}
