namespace DenialOps.Facts.Readers;

/// <summary>The names that were found for whoever treated, billed or gave the place of care.</summary>
internal sealed class ProviderCandidates
{
    /// <summary>People who treat, order or prescribe.</summary>
    public Best<string> Provider { get; } = new();

    /// <summary>Organisations that bill or ask.</summary>
    public Best<string> Organisation { get; } = new();

    /// <summary>Places of care.</summary>
    public Best<string> Facility { get; } = new();
}
