namespace DenialOps.Llm.Caching;

/// <summary>Who may wait for one call together.</summary>
/// <param name="Request">The key of the request.</param>
/// <param name="Operation">What the call is for: below, a budget may refuse it for one operation and let it through for another.</param>
/// <param name="Priority">Whoever is in a hurry does not wait for a call that is not.</param>
internal readonly record struct FlightKey(string Request, string? Operation, CallPriority Priority);
