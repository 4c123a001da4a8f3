namespace DenialOps.Prompts;

/// <summary>How much a model must be able to do for a prompt.</summary>
public enum PromptTier
{
    /// <summary>A small and cheap model does: reading, comparing, a few sentences.</summary>
    Small,

    /// <summary>A strong model is worth its price: letters, plans and their repair.</summary>
    Strong,
}
