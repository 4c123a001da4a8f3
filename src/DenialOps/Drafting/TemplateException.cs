namespace DenialOps.Drafting;

/// <summary>A template of the user cannot be used. The message is one line: the file, the line where there is one, and what is wrong.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Creates the exception.</summary>
    public TemplateException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with what led to it.</summary>
    public TemplateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message of its own.</summary>
    public TemplateException()
    {
    }
}
