using System.Text.Json;

namespace DenialOps.Llm.Providers;

/// <summary>Reads finish reason, refusal and usage of one call off the wire. One for each call: usage adds up.</summary>
internal interface IWireReader
{
    /// <summary>Reads an event of a stream that is no error.</summary>
    void ReadEvent(JsonElement json, CallWatch watch);

    /// <summary>Reads a whole answer that is no error.</summary>
    void ReadBody(JsonElement json, CallWatch watch);

    /// <summary>What stands in for JSON that is right but that the vendor's client cannot read; null where it can.</summary>
    byte[]? Mend(JsonElement json);
}
