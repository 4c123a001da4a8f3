namespace ProviderSimulator.Scripts;

/// <summary>Steps in the order in which requests get them.</summary>
/// <param name="Steps">The steps.</param>
public sealed record Script(IReadOnlyList<Step> Steps)
{
    /// <summary>Whether the script begins anew after its last step. Without it, requests get the default reply from then on.</summary>
    public bool Loops { get; init; }
}
