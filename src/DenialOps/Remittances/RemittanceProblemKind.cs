namespace DenialOps.Remittances;

/// <summary>What is wrong with a place of a remittance.</summary>
public enum RemittanceProblemKind
{
    /// <summary>A segment that cannot be what its name says: a required element is missing, or is no number or day.</summary>
    Malformed,

    /// <summary>A segment stands where none of its kind may.</summary>
    OutOfPlace,

    /// <summary>The file ends, or an envelope does, before what was begun is whole.</summary>
    Incomplete,

    /// <summary>A count of segments or groups, or a control number, does not agree with what is there.</summary>
    Envelope,

    /// <summary>Charges, adjustments and payments do not add up.</summary>
    OutOfBalance,

    /// <summary>A transaction of another kind than 835; it was passed over.</summary>
    OtherTransaction,
}
