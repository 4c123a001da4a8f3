namespace DenialOps.Mentions;

/// <summary>What the words beside an identifier say that it names.</summary>
public enum IdentifierRole
{
    /// <summary>Nothing beside it says what it names.</summary>
    None,

    /// <summary>Member, subscriber, enrollee, Medicaid, Medicare or contract number of the insured person.</summary>
    Member,

    /// <summary>Employer group number.</summary>
    Group,

    /// <summary>The payer's claim number (ICN, DCN).</summary>
    Claim,

    /// <summary>Request, case or reference number of a review.</summary>
    Reference,

    /// <summary>Authorization or referral number.</summary>
    Authorization,

    /// <summary>Insurance policy or certificate form.</summary>
    Policy,

    /// <summary>The provider's own account number for the patient.</summary>
    Account,

    /// <summary>Check or electronic funds transfer number.</summary>
    Payment,

    /// <summary>Taxpayer identification number.</summary>
    Tax,

    /// <summary>A form, letter-template, batch or print-run number: names a document type, not this case.</summary>
    Form,
}
