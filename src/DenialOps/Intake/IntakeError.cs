namespace DenialOps.Intake;

/// <summary>Why a document could not be read.</summary>
public enum IntakeError
{
    /// <summary>No file has that name.</summary>
    NotFound,

    /// <summary>The name is a folder's.</summary>
    IsDirectory,

    /// <summary>The file exists and could not be opened or read.</summary>
    Unreadable,

    /// <summary>The file, or what it unpacks to, is larger than <see cref="IntakeOptions"/> allows.</summary>
    TooLarge,

    /// <summary>The document has more pages than <see cref="IntakeOptions.MaxPages"/>.</summary>
    TooManyPages,

    /// <summary>Reading took longer than <see cref="IntakeOptions.MaxDuration"/>.</summary>
    TimedOut,

    /// <summary>The PDF needs a password.</summary>
    Encrypted,

    /// <summary>The PDF is broken or cut short.</summary>
    Damaged,

    /// <summary>The PDF holds pictures of pages and no text.</summary>
    ScanWithoutText,

    /// <summary>The bytes are neither text nor a known document type.</summary>
    NotText,

    /// <summary>The document holds nothing but white space.</summary>
    Empty,

    /// <summary>A known type that is not read here: a picture, a Word file, an X12 interchange, JSON and so on.</summary>
    Unsupported,
}
