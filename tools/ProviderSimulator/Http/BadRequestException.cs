namespace ProviderSimulator.Http;

/// <summary>The bytes of a client are no HTTP request that this server takes.</summary>
internal sealed class BadRequestException(int status, string message) : Exception(message)
{
    public int Status => status;
}
