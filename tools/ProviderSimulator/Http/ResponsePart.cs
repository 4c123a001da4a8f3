using ProviderSimulator.Wire;

namespace ProviderSimulator.Http;

/// <summary>Bytes of a body that are sent at once, and what they are for.</summary>
internal sealed record ResponsePart(byte[] Bytes, EventRole Role);
