namespace DenialOps.Llm;

/// <summary>Who is let through first when calls wait for a limit.</summary>
public enum CallPriority
{
    /// <summary>Nobody waits for it, as a nightly run.</summary>
    Background,

    /// <summary>The usual one.</summary>
    Normal,

    /// <summary>Somebody sits in front of it.</summary>
    Interactive,
}
