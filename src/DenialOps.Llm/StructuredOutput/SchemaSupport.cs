using System.Text.Json;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>Who takes a JSON schema as the format of an answer, and who may pass over it.</summary>
internal static class SchemaSupport
{
    private static readonly string[] Vendors = ["openai", "anthropic", "azure.ai.openai"];
    private static readonly string[] Hosts = ["openai.com", "openai.azure.com", "anthropic.com"];

    /// <summary>Whether a client speaks to one of the vendors whose ways are known, or in the name of one.</summary>
    internal static bool IsVendor(ChatClientMetadata? client) => Vendors.Contains(client?.ProviderName);

    /// <summary>Whether a model is known to refuse a schema.</summary>
    /// <remarks>Anthropic refuses schemas that come back to themselves, which is what the references in the schema of a type are for.</remarks>
    internal static bool IsRefused(ChatClientMetadata? client, string? model, bool hasReferences) => IsVendor(client)
        && (ModelsWithoutSchemas.Has(model) || (client!.ProviderName == "anthropic" && hasReferences));

    /// <summary>Whether a server may answer as if there were no schema, as many that copy a vendor do.</summary>
    internal static bool MayBeIgnored(ChatClientMetadata? client) => !IsVendor(client)
        || (client!.ProviderUri is { IsAbsoluteUri: true, Host: var host }
            && !Hosts.Any(own => host == own || host.EndsWith("." + own, StringComparison.OrdinalIgnoreCase)));

    internal static bool HasReferences(JsonElement schema) => schema.GetRawText().Contains("\"$ref\"", StringComparison.Ordinal);
}
