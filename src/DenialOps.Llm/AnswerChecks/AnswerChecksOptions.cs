namespace DenialOps.Llm.AnswerChecks;

/// <summary>Which answers are good enough.</summary>
/// <remarks>An <see cref="AnswerChecksChatClient"/> that is built from it keeps a copy. There is no value that is not allowed.</remarks>
/// <example><code>var options = new AnswerChecksOptions { RequireFinishReason = false }; // a server that never says why it stopped</code></example>
public sealed class AnswerChecksOptions
{
    /// <summary>Whether an answer that was cut at its token limit is given as it is. One call can ask for that by <see cref="LlmCall.AllowTruncated"/>.</summary>
    /// <value>False: it is a failure.</value>
    public bool AllowTruncated { get; set; }

    /// <summary>
    /// Whether a stream must say why it ended. Without a reason it cannot be told from one that was cut. Answers that are not streamed need
    /// none: half of a body is no JSON.
    /// </summary>
    /// <value>True. False for a client that never gives a reason: then a cut stream passes for a whole one.</value>
    public bool RequireFinishReason { get; set; } = true;

    internal AnswerChecksOptions Clone() => (AnswerChecksOptions)MemberwiseClone();
}
