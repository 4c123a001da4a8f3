namespace ProviderSimulator.Scripts;

/// <summary>A call that the model asks its client to make.</summary>
/// <param name="Name">The tool's name, as the request declared it.</param>
/// <param name="Arguments">The arguments, as the text of a JSON object. It is sent as it stands, broken JSON too.</param>
public sealed record ToolCall(string Name, string Arguments);
