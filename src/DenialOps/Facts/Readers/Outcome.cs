namespace DenialOps.Facts.Readers;

/// <summary>What a sentence says of a part of a service.</summary>
internal enum Outcome
{
    /// <summary>It does not say.</summary>
    Unknown,

    /// <summary>It was asked for.</summary>
    Requested,

    /// <summary>It was approved or paid.</summary>
    Granted,

    /// <summary>It was denied.</summary>
    Denied,
}
