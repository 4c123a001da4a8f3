namespace DenialOps.Facts;

/// <summary>What a tell-tale phrase is a sign of.</summary>
internal enum Sign
{
    /// <summary>The letter is to a provider.</summary>
    ToProvider,

    /// <summary>The letter is to a patient.</summary>
    ToPatient,

    /// <summary>Care is going on: waiting could harm.</summary>
    OngoingCare,

    /// <summary>A word that payers have in their names.</summary>
    PayerName,

    /// <summary>A word of a heading, an address or the letter's own business: no payer's name.</summary>
    NotPayerName,

    /// <summary>The service's name follows.</summary>
    ServiceFollows,

    /// <summary>The document answers an appeal.</summary>
    AppealAnswered,
}
