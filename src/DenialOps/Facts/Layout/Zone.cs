namespace DenialOps.Facts.Layout;

/// <summary>What a stretch of the letter is for. A value counts differently in each.</summary>
internal enum Zone
{
    /// <summary>Payer's head, addressee, reference block: everything before the salutation or the first prose.</summary>
    Head,

    /// <summary>The decision and its reason.</summary>
    Body,

    /// <summary>How to ask the payer to look again, first level.</summary>
    Appeal,

    /// <summary>What comes after the first appeal: external review, fair hearing, second level, court, regulator.</summary>
    Later,

    /// <summary>A general part that says nothing about this case: definitions, questions people ask, notices, forms, quick reference.</summary>
    Boilerplate,
}
