namespace ProviderSimulator.Scripts;

/// <summary>Which requests a script is for.</summary>
internal sealed record ScriptKey(string? Model = null, string? Header = null, string? HeaderValue = null)
{
    /// <summary>The more exact a key, the earlier it is asked.</summary>
    public int Rank => Header is not null ? 0 : Model is not null ? 1 : 2;

    public bool Covers(string model, Func<string, string?> header) =>
        (Model is null || Model == model) && (Header is null || header(Header) == HeaderValue);
}
