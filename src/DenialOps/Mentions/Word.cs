namespace DenialOps.Mentions;

/// <summary>A word that means something to a recogniser. Spellings, abbreviations and frequent scanning errors share one value.</summary>
internal enum Word : byte
{
    None,

    // Months, in order: the value is the month's number.
    January, February, March, April, May, June, July, August, September, October, November, December,
    Weekday,

    // Number words, in order.
    One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Ten, Eleven, Twelve, Thirteen, Fourteen, Fifteen, Sixteen, Seventeen,
    Eighteen, Nineteen, Twenty, Thirty, Forty, Fifty, Sixty, Seventy, Eighty, Ninety, Hundred, Thousand,

    // Units and their qualifiers.
    Minutes, Hours, Days, Weeks, Months, Years, CalendarQualifier, BusinessQualifier,
    Percent, Dollars, Usd,

    // Label words.
    Member, MemberNeedsNoun, Patient, Policy, Id, Number, Group, Claim, Reference, Request, Authorization, Account, Control, Payment, Tax, TaxNumber,
    FormWord, Rev, LabelQualifier, OtherNumbered, Ticket,

    // Cues of codes.
    Procedure, Code, Diagnosis, Icd, Carc, Adjustment, Reason, Remark, Modifier, Revenue, Drg, Npi, Ndc, ServiceLabel, Line, Common,

    // Contact.
    Fax, Tty, Voice, Extension, Po, P, O, Post, Office, Box, StreetSuffix, Unit, Direction, StateName, Www, TopDomain,

    // Citations.
    Section, Page, Lcd, PolicyTitle, Cfr, Usc, Coverage, Determination, Wac,

    // Small words.
    And, Through, Of, De, Lacking, NotACode,
}
