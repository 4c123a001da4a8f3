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

    /// <summary>The document answers an appeal, whichever way.</summary>
    AppealAnswered,

    /// <summary>An earlier denial is kept: words that are said of nothing else.</summary>
    DenialUpheld,

    /// <summary>The plan's last word on a denial, where the document says that it is one.</summary>
    FinalDenial,

    /// <summary>The reader's appeal, as something that was made.</summary>
    AppealMade,

    /// <summary>A decision stays as it was, or is a no: beside an appeal that was made, its answer.</summary>
    DecisionStands,

    /// <summary>Something is denied: of an appeal only in the sentence that names it.</summary>
    IsDenied,

    /// <summary>No appeal to the plan is left.</summary>
    AppealsUsedUp,
}
