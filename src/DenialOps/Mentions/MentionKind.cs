namespace DenialOps.Mentions;

/// <summary>What a mention is. Each value, code and contact in a text is one of these.</summary>
public enum MentionKind
{
    /// <summary>A calendar day; the normal form is <c>YYYY-MM-DD</c>.</summary>
    Date,

    /// <summary>A sum of money in US dollars; the normal form has two decimals and no sign or separators, for example <c>4200.00</c>.</summary>
    Amount,

    /// <summary>A CPT code of category I (<c>72148</c>), II (<c>3014F</c>) or III (<c>0232T</c>), or a PLA code (<c>0134U</c>).</summary>
    Cpt,

    /// <summary>A HCPCS level II code, dental (D) codes included: <c>J0135</c>.</summary>
    Hcpcs,

    /// <summary>An ICD-10-CM diagnosis code, dotted: <c>M05.79</c>.</summary>
    Icd10,

    /// <summary>A National Provider Identifier whose check digit is right.</summary>
    Npi,

    /// <summary>A claim adjustment reason code, with its group code when stated: <c>CO-197</c>, or bare <c>50</c>.</summary>
    Carc,

    /// <summary>A remittance advice remark code: <c>N115</c>, <c>MA130</c>.</summary>
    Rarc,

    /// <summary>A two-character procedure modifier: <c>59</c>, <c>RT</c>.</summary>
    Modifier,

    /// <summary>A four-digit revenue code: <c>0120</c>.</summary>
    Revenue,

    /// <summary>A diagnosis-related group: <c>291</c>.</summary>
    Drg,

    /// <summary>A national drug code as printed, hyphens kept: <c>00955-1702-10</c>.</summary>
    Ndc,

    /// <summary>A number that names a member, group, claim, request, policy, account …; upper case without spaces and punctuation.</summary>
    Identifier,

    /// <summary>A telephone or fax number: <c>(800) 555-1234</c>, with <c> x123</c> for an extension.</summary>
    Phone,

    /// <summary>A postal address or P.O. box, as lower-case words separated by one space.</summary>
    Address,

    /// <summary>A web address, lower case, without scheme and trailing punctuation.</summary>
    Url,

    /// <summary>An e-mail address, lower case.</summary>
    Email,

    /// <summary>A percentage: <c>20</c> for <c>20%</c>.</summary>
    Percentage,

    /// <summary>A length of time: <c>180 days</c>, <c>4 months</c>, <c>72 hours</c>, <c>60 business_days</c>.</summary>
    Duration,

    /// <summary>A reference to a medical policy, guideline, coverage determination, statute, plan section or form; never a code of this claim.</summary>
    Citation,

    /// <summary>Any other number in digits: <c>30</c> of "30 visits". Kept so that a draft cannot change it unseen.</summary>
    Number,
}
