namespace ProviderSimulator.Limits;

/// <summary>Where a limit stands, for a response's headers.</summary>
/// <param name="Name">What is limited, in the vendor's word: <c>requests</c>, <c>tokens</c>, <c>input-tokens</c>, <c>output-tokens</c>.</param>
/// <param name="Limit">How much a minute allows.</param>
/// <param name="Remaining">How much is left now.</param>
/// <param name="ResetsIn">How long until all of it is back.</param>
internal sealed record LimitStatus(string Name, long Limit, long Remaining, TimeSpan ResetsIn);
