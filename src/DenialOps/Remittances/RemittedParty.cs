namespace DenialOps.Remittances;

/// <summary>A person or an organisation that a remittance names.</summary>
/// <param name="Name">The name, given name first; null where there is only a number.</param>
/// <param name="Id">The number; null where there is none.</param>
/// <param name="IdKind">What kind of number, by its X12 qualifier: <c>XX</c> NPI, <c>MI</c> member, <c>HN</c> Medicare, <c>FI</c> tax number.</param>
public sealed record RemittedParty(string? Name, string? Id, string? IdKind)
{
    /// <summary>Whether there is a name or a number; never either of them, which must not be logged.</summary>
    public override string ToString() => $"{nameof(RemittedParty)} {{ {(Name is null ? "no name" : "a name")}, {(Id is null ? "no number" : "a number")} }}";
}
