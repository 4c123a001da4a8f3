namespace ProviderSimulator.Http;

/// <summary>A request as it came.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">The headers in their order; a name may come twice.</param>
/// <param name="Body">The body as text.</param>
/// <param name="KeepsAlive">Whether the client wants to go on using the connection.</param>
internal sealed record HttpRequest(
    string Method,
    string Target,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Body,
    bool KeepsAlive)
{
    public string Path => Target.Split('?', 2)[0];

    public string? Header(string name) =>
        Headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
