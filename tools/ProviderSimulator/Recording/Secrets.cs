using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ProviderSimulator.Http;

namespace ProviderSimulator.Recording;

/// <summary>Replaces keys by fingerprints, so that a log can be shown to anybody and still tells one key from another.</summary>
internal static partial class Secrets
{
    private static readonly FrozenSet<string> s_headers =
        new[] { "authorization", "x-api-key", "api-key", "proxy-authorization", "cookie" }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Headers(HttpRequest request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Headers)
        {
            var key = name.ToLowerInvariant();
            var shown = s_headers.Contains(key) ? Masked(value) : value;
            headers[key] = headers.TryGetValue(key, out var earlier) ? $"{earlier}, {shown}" : shown;
        }

        return headers;
    }

    public static string Target(string target) =>
        KeyInQuery().Replace(target, match => match.Groups["name"].Value + Fingerprint(match.Groups["key"].Value));

    /// <summary>The fingerprint of the request's key, wherever it stands.</summary>
    public static string? KeyFingerprint(HttpRequest request) => Key(request) is { } key ? Fingerprint(key) : null;

    /// <summary>The request's key, for the errors that quote it; never for the log.</summary>
    public static string? Key(HttpRequest request) =>
        (request.Header("x-api-key") ?? request.Header("api-key") ?? request.Header("authorization"))?.Split(' ', 2)[^1];

    // The scheme ("Bearer") is no secret, and a test may ask for it.
    private static string Masked(string value) =>
        value.Split(' ', 2) is [var scheme, var key] ? $"{scheme} {Fingerprint(key)}" : Fingerprint(value);

    private static string Fingerprint(string key) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12]}";

    [GeneratedRegex(@"(?<name>[?&](key|api[-_]key|access_token)=)(?<key>[^&]*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyInQuery();
}
