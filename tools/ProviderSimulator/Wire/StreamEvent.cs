using System.Text;
using System.Text.Json.Nodes;

namespace ProviderSimulator.Wire;

/// <summary>One server-sent event.</summary>
/// <param name="Name">The <c>event:</c> line; null leaves it out, as OpenAI's Chat Completions does.</param>
/// <param name="Data">The <c>data:</c> line; null makes the event a comment line.</param>
/// <param name="Role">What the event is for.</param>
internal sealed record StreamEvent(string? Name, string? Data, EventRole Role)
{
    public static StreamEvent Of(JsonObject data, EventRole role) => new(null, data.ToJsonString(WireJson.Options), role);

    /// <summary>An event whose name is the <c>type</c> of its data.</summary>
    public static StreamEvent Typed(JsonObject data, EventRole role) =>
        new((string)data["type"]!, data.ToJsonString(WireJson.Options), role);

    public byte[] Encode() => Encoding.UTF8.GetBytes(
        Data is null ? ": keep-alive\n\n" : Name is null ? $"data: {Data}\n\n" : $"event: {Name}\ndata: {Data}\n\n");
}
