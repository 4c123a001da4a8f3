namespace DenialOps.Grounding;

/// <summary>A field whose label in a draft ties the value behind it to one fact.</summary>
internal enum FieldRole
{
    None,
    MemberId,
    GroupNumber,
    ClaimNumber,
    ReferenceNumber,
    AuthorizationNumber,
    ServiceDate,
    LetterDate,
    BirthDate,
    Deadline,
    Billed,
    Allowed,
    Paid,
    Owed,
    Fax,
    Phone,
    Person,
    Provider,
    Place,
    Drug,
}
