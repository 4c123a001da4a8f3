namespace DenialOps.Artifacts;

/// <summary>The files of a case could not be written. Nothing was left half-written; the message says what to do.</summary>
public sealed class ArtifactException : IOException
{
    /// <summary>Creates the exception without a message.</summary>
    public ArtifactException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, where, and what to do next.</param>
    public ArtifactException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, where, and what to do next.</param>
    /// <param name="innerException">What the system said.</param>
    public ArtifactException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
