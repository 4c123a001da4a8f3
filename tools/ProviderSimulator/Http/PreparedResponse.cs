using ProviderSimulator.Scripts;

namespace ProviderSimulator.Http;

/// <summary>A response and how it is to be sent.</summary>
/// <param name="Response">The response.</param>
/// <param name="Delivery">How it is to be sent.</param>
/// <param name="KeepAlive">What keeps its stream alive while it waits.</param>
internal sealed record PreparedResponse(Response Response, Delivery Delivery, byte[] KeepAlive);
