namespace ProviderSimulator.Wire;

/// <summary>What a streamed event is for: faults are put where an event of a role stands, whatever the vendor calls it.</summary>
internal enum EventRole
{
    /// <summary>Says that an answer begins: role, empty delta, <c>message_start</c>. Not content.</summary>
    Opening,

    /// <summary>Keeps the connection alive.</summary>
    KeepAlive,

    /// <summary>A piece of the answer.</summary>
    Content,

    /// <summary>Says that and why the answer ends, and what it used.</summary>
    Closing,

    /// <summary>The last line.</summary>
    Terminator,
}
