using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Caching;

/// <summary>The key under which the answer to a request is kept.</summary>
/// <param name="nameless">
/// Stands for a client that does not say its provider, endpoint and model, so that its answers are not given out for another's.
/// </param>
internal sealed class RequestKey(string nameless)
{
    // Told apart from keys of other forms of the request or the answer, should they change.
    private const string Form = "denialops.response.2";

    private volatile KnownAddress? last;

    /// <summary>The key; null when the request has no canonical form.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options.</param>
    /// <param name="client">Who is asked.</param>
    /// <param name="format">Which of the provider's formats is spoken, where that is not its first: each leaves out other options.</param>
    internal string? Of(IReadOnlyList<ChatMessage> messages, ChatOptions options, ChatClientMetadata? client, string? format = null)
    {
        using var writer = new CanonicalWriter();
        writer.Text(Form);
        writer.Text(LlmCall.Of(options).Tenant);
        Place(writer, options, client, format);
        CanonicalOptions.Write(writer, options);
        if (!writer.Failed)
        {
            CanonicalMessages.Write(writer, messages);
        }

        return writer.Failed ? null : writer.Hash();
    }

    private void Place(CanonicalWriter writer, ChatOptions options, ChatClientMetadata? client, string? format)
    {
        var model = options.ModelId ?? client?.DefaultModelId;
        writer.Text(format ?? client?.ProviderName);

        // Without user and query, which may hold a key.
        writer.Text(client?.ProviderUri is { } uri ? Address(uri) : null);
        writer.Text(model);
        writer.Text(client is { ProviderName: not null, ProviderUri: not null } && model is not null ? null : nameless);
    }

    // One client has one address, and taking it apart costs as much as hashing a page.
    private string Address(Uri uri)
    {
        var known = last;
        if (!ReferenceEquals(known?.Uri, uri))
        {
            last = known = new(uri, uri.IsAbsoluteUri
                ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
                : uri.OriginalString);
        }

        return known!.Text;
    }

    private sealed record KnownAddress(Uri Uri, string Text);
}
