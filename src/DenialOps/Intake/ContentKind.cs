namespace DenialOps.Intake;

/// <summary>What a file's first bytes say it is.</summary>
internal enum ContentKind
{
    Text,
    Pdf,
    Picture,
    OfficeOrZip,
    RichText,
    OldOffice,
    Interchange,
    Json,
    Html,
    Compressed,
}
