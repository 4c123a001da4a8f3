namespace ProviderSimulator.Scripts;

/// <summary>What the provider says to one request: an <see cref="Answer"/>, an <see cref="ApiError"/> or a <see cref="RawBody"/>.</summary>
public abstract record Content
{
    private protected Content()
    {
    }
}
