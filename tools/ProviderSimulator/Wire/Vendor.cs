namespace ProviderSimulator.Wire;

/// <summary>Whose words a wire format uses.</summary>
internal enum Vendor
{
    OpenAI,
    Anthropic,
}
