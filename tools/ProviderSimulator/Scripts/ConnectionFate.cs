namespace ProviderSimulator.Scripts;

/// <summary>What happens to a connection before a single byte of the answer is sent.</summary>
public enum ConnectionFate
{
    /// <summary>Nothing: the answer is sent.</summary>
    Answer,

    /// <summary>The connection is reset (TCP RST).</summary>
    Reset,

    /// <summary>The connection is closed in order (TCP FIN).</summary>
    Close,

    /// <summary>The connection is reset, and for <see cref="Delivery.RefusesFor"/> every new one is refused.</summary>
    Refuse,
}
