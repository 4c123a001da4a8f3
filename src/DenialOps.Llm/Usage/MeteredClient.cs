using DenialOps.Llm.Pricing;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>What is known of a client whose answers are measured.</summary>
internal sealed record MeteredClient(string? Provider, string? DefaultModel, PriceCatalog Prices, TimeProvider Time)
{
    internal const string Unknown = "unknown";

    // Providers are asked who they are at the first call: some are made only then.
    internal static Lazy<MeteredClient> Of(IChatClient client, PriceCatalog? prices, TimeProvider? time) => new(() =>
    {
        var metadata = client.GetService<ChatClientMetadata>();
        return new(metadata?.ProviderName, metadata?.DefaultModelId, prices ?? PriceCatalog.Default, time ?? TimeProvider.System);
    });
}
