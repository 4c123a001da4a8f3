using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Caching;

/// <summary>A client that says who it is.</summary>
internal sealed class NamedChatClient(IChatClient inner, string? provider, string? address, string? model) : DelegatingChatClient(inner)
{
    private readonly ChatClientMetadata name = new(provider, address is null ? null : new Uri(address), model);

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? name : base.GetService(serviceType, serviceKey);
}
