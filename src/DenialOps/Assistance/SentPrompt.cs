namespace DenialOps.Assistance;

/// <summary>A prompt as it goes to the model.</summary>
/// <param name="Name">The prompt's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Model">The model that is asked; null for the client's own.</param>
/// <param name="System">The system text.</param>
/// <param name="User">The user text.</param>
/// <remarks>A class of its own text: it shows nothing of what is sent when it is logged.</remarks>
public sealed record SentPrompt(string Name, string Version, string? Model, string? System, string User)
{
    /// <summary>Name and version, without the texts: they may hold what must not be logged.</summary>
    public override string ToString() => $"{Name} {Version}";
}
