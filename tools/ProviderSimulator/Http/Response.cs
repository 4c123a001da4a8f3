namespace ProviderSimulator.Http;

/// <summary>A response, ready to be sent or to be spoilt on the way.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers, without those of length and coding.</param>
/// <param name="Parts">The body.</param>
/// <param name="IsStreamed">Whether the length is unknown beforehand, so that chunks are sent.</param>
internal sealed record Response(
    int Status,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    IReadOnlyList<ResponsePart> Parts,
    bool IsStreamed);
