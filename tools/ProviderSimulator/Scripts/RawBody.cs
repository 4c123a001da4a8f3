namespace ProviderSimulator.Scripts;

/// <summary>Bytes that no provider would send: a gateway's web page, or nothing at all.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body, sent as UTF-8.</param>
/// <param name="ContentType">The media type; null gives the one that the request would have got for a good answer.</param>
public sealed record RawBody(int Status, string Text, string? ContentType = null) : Content;
