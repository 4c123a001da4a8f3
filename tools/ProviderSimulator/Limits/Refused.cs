namespace ProviderSimulator.Limits;

/// <summary>Why a request was refused.</summary>
/// <param name="Name">The limit that was met, in the vendor's word.</param>
/// <param name="Limit">How much a minute allows.</param>
/// <param name="Used">How much of it is in use.</param>
/// <param name="Requested">How much the request would take.</param>
/// <param name="Wait">How long until it would be let in.</param>
/// <param name="FitsNever">Whether the request is larger than the bucket.</param>
internal sealed record Refused(string Name, long Limit, long Used, long Requested, TimeSpan Wait, bool FitsNever)
{
    public int WaitSeconds => Math.Max(1, (int)Math.Ceiling(Wait.TotalSeconds));
}
