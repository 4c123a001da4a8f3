namespace ProviderSimulator.Scripts;

/// <summary>A fault that can be asked for by name over HTTP.</summary>
/// <param name="Name">The name; the model <c>fault-NAME</c> has it, and so has the request header <c>x-simulator-fault: NAME</c>.</param>
/// <param name="Summary">What the client sees, in one sentence.</param>
/// <param name="Script">The steps.</param>
public sealed record NamedFault(string Name, string Summary, Script Script);
