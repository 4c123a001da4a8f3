namespace ProviderSimulator.Scripts;

/// <summary>How the body of an answer ends.</summary>
public enum BodyEnding
{
    /// <summary>Complete.</summary>
    Whole,

    /// <summary>In the middle, by a reset of the connection (TCP RST).</summary>
    Reset,

    /// <summary>In the middle, by closing the connection (TCP FIN): HTTP's own end is missing, too.</summary>
    Cut,

    /// <summary>In the middle, by a correct HTTP end: for HTTP all is well, the content is not complete.</summary>
    Early,

    /// <summary>Not at all: in the middle nothing more comes, and the connection stays open until the client gives up.</summary>
    Stall,
}
