namespace DenialOps.Cli.Settings;

/// <summary>A model to ask.</summary>
/// <param name="Provider">Whose format is spoken.</param>
/// <param name="Model">The model; null for the provider's usual one.</param>
/// <param name="Endpoint">Another server than the vendor's; null for that.</param>
internal sealed record ModelTarget(string Provider, string? Model, Uri? Endpoint)
{
    /// <summary>Whether the vendor itself is asked.</summary>
    public bool IsHome => Vendors.IsHome(Provider, Endpoint);

    /// <summary>
    /// A target as it stands after <c>--fallback</c>: <c>anthropic:claude-sonnet-4-5</c>, or with <c>@URL</c> for another server. Where there
    /// is no URL the vendor itself is asked with the vendor's key, so that what may be a mistyped server is not taken for a model's name.
    /// </summary>
    /// <exception cref="WrongUseException">It is none.</exception>
    public static ModelTarget Parse(string text, SettingOrigin origin)
    {
        int at = text.IndexOf("@http", StringComparison.OrdinalIgnoreCase);
        string name = at < 0 ? text : text[..at];
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        string provider = (colon < 0 ? name : name[..colon]).Trim().ToLowerInvariant();
        string? model = colon < 0 ? null : name[(colon + 1)..].Trim();
        if (!Vendors.Providers.Contains(provider) || provider == RunSettings.Offline || model is { Length: 0 })
        {
            throw new WrongUseException(
                $"{SettingNames.Fallbacks} has '{ShownValue.Of(text)}' ({origin}); write PROVIDER:MODEL, as anthropic:claude-sonnet-4-5, with @URL behind it for a server of your own. offline may stand at the end.");
        }

        if (at < 0 && model is not null && MayBeServer(model))
        {
            throw new WrongUseException(
                $"{SettingNames.Fallbacks} has '{ShownValue.Of(text)}' ({origin}), whose model looks like a server's address; write the whole address after the model, as openai:llama3@http://localhost:11434/v1.");
        }

        return new ModelTarget(provider, model, at < 0 ? null : AddressOf(text[(at + 1)..], SettingNames.Fallbacks, origin));
    }

    /// <summary>
    /// Whether a model of the vendor's own has a name that somebody may have meant for a server. A version behind <c>@</c> is none: a number
    /// (<c>@20250514</c>), <c>@default</c> or <c>@latest</c>.
    /// </summary>
    public static bool MayBeServer(string model)
    {
        int at = model.IndexOf('@', StringComparison.Ordinal);
        return model.AsSpan().ContainsAny('/', '\\', ' ')
            || (at >= 0 && model[(at + 1)..] is var version && version is not ("default" or "latest") && (version.Length == 0 || !version.All(char.IsAsciiDigit)));
    }

    /// <summary>The address in a setting.</summary>
    /// <exception cref="WrongUseException">It is none.</exception>
    public static Uri AddressOf(string text, string name, SettingOrigin origin) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new WrongUseException($"{name} ({origin}) is no address; write it as http://localhost:11434/v1.");
}
