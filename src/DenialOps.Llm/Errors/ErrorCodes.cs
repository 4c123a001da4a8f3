using System.Collections.Frozen;
using System.Text.Json;

namespace DenialOps.Llm.Errors;

/// <summary>
/// Which kind of error a status and a provider's code mean. The codes are in <c>Errors/Data/codes.json</c>, with their sources.
/// </summary>
internal static class ErrorCodes
{
    private static readonly JsonElement Data = Load();
    private static readonly FrozenDictionary<string, LlmErrorKind> Exact = Section("exact");
    private static readonly FrozenDictionary<string, LlmErrorKind> InStream = Section("in_stream");

    private static readonly KeyValuePair<string, LlmErrorKind>[] Phrases = [.. Entries("in_message")];

    /// <summary>Whether a code says more than its status.</summary>
    internal static bool IsTelling(string? code) => code is not null && Exact.ContainsKey(code);

    /// <summary>What a message means whose code says too little; null when it is not known. The text itself goes no further.</summary>
    internal static LlmErrorKind? KindOfMessage(string? message)
    {
        foreach (var (phrase, kind) in message is null ? [] : Phrases)
        {
            if (message!.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The code says it more exactly than the status, where it is known: a 429 may be about billing, a 400 about length.</summary>
    internal static LlmErrorKind KindOf(int status, string? code)
    {
        if (code is not null && (Exact.TryGetValue(code, out var kind) || status < 400 && InStream.TryGetValue(code, out kind)))
        {
            return kind;
        }

        return status switch
        {
            401 => LlmErrorKind.Authentication,
            402 => LlmErrorKind.QuotaExhausted,
            403 => LlmErrorKind.Permission,
            408 => LlmErrorKind.Timeout,
            409 => LlmErrorKind.Server,
            429 => LlmErrorKind.RateLimited,
            503 or 529 => LlmErrorKind.Overloaded,
            >= 400 and < 500 => LlmErrorKind.InvalidRequest,
            _ => LlmErrorKind.Server,
        };
    }

    private static JsonElement Load()
    {
        using var stream = typeof(ErrorCodes).Assembly.GetManifestResourceStream("DenialOps.Llm.Errors.codes.json")!;
        using var file = JsonDocument.Parse(stream);
        return file.RootElement.Clone();
    }

    private static FrozenDictionary<string, LlmErrorKind> Section(string name) => Entries(name).ToFrozenDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, LlmErrorKind>> Entries(string name) => Data.GetProperty(name).EnumerateObject()
        .SelectMany(kind => kind.Value.EnumerateArray()
            .Select(code => KeyValuePair.Create(code.GetString()!, Enum.Parse<LlmErrorKind>(kind.Name))));
}
