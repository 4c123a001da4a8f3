namespace DenialOps.Intake;

/// <summary>
/// A document could not be read. The message is one line that says what happened, where, and what to do next;
/// it never quotes the document.
/// </summary>
public sealed class IntakeException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">Why the document could not be read.</param>
    /// <param name="message">One line: what happened, where and what to do next.</param>
    /// <param name="innerException">The failure underneath, when there is one.</param>
    public IntakeException(IntakeError kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>Why the document could not be read.</summary>
    public IntakeError Kind { get; }
}
