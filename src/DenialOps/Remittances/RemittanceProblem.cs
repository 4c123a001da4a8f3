namespace DenialOps.Remittances;

/// <summary>Something wrong with a remittance. The rest of the file is read all the same.</summary>
/// <param name="Kind">What.</param>
/// <param name="Segment">The number of the segment, from 1.</param>
/// <param name="Offset">Where the segment begins, in bytes from the beginning of the file.</param>
/// <param name="Message">What happened, without anything that names a person.</param>
public sealed record RemittanceProblem(RemittanceProblemKind Kind, int Segment, long Offset, string Message)
{
    /// <summary>The problem in a line.</summary>
    public override string ToString() => $"segment {Segment} (byte {Offset}): {Message}";
}
