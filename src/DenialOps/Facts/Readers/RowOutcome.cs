namespace DenialOps.Facts.Readers;

/// <summary>What became of a line of a claim.</summary>
internal enum RowOutcome
{
    /// <summary>The line does not say.</summary>
    Unknown,

    /// <summary>It was paid, or the patient's share of an allowed amount.</summary>
    Paid,

    /// <summary>Nothing was allowed or paid, or a code or a word says that it is denied.</summary>
    Denied,
}
