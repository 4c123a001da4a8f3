namespace DenialOps.Privacy;

/// <summary>What a placeholder stands for. Of values that overlap, the kind that comes first here names the whole.</summary>
internal enum PrivateKind
{
    Text,
    Address,
    Email,
    MemberName,
    MemberFirstName,
    MemberLastName,
    MemberId,
    GroupNumber,
    ClaimNumber,
    ReferenceNumber,
    AuthorizationNumber,
    PolicyNumber,
    AccountNumber,
    PaymentNumber,
    TaxNumber,
    BirthDate,
    Fax,
    Phone,
    IdNumber,
}
