using DenialOps.Llm.Errors;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Telemetry;

/// <summary>What is known of who is asked, in words that are safe to show.</summary>
internal sealed record TelemetryTarget(string Provider, string? DefaultModel, string? Address, int Port)
{
    internal static TelemetryTarget Of(IChatClient client)
    {
        var said = client.GetService<ChatClientMetadata>();

        // Of an address the host only: a path or query may hold a key.
        return new(
            SafeToken.Of(said?.ProviderName) ?? Names.Unknown,
            SafeToken.Of(said?.DefaultModelId),
            said?.ProviderUri is { IsAbsoluteUri: true } uri ? uri.Host : null,
            said?.ProviderUri is { IsAbsoluteUri: true } known ? known.Port : 0);
    }
}
