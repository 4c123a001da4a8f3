namespace DenialOps.Facts;

/// <summary>Whether the claim that is handled can be appealed, as far as its remark codes and the letter's own words say.</summary>
internal enum AppealStanding
{
    /// <summary>No remark code speaks against an appeal.</summary>
    Open,

    /// <summary>The claim that is handled was not processed and carries no right to appeal; nothing in the letter says otherwise.</summary>
    NoRights,

    /// <summary>A remark code takes the right away for another line, and this one keeps it.</summary>
    OtherLine,

    /// <summary>A remark code takes the right away, and the letter speaks of an appeal or does not show which line is meant: a person must ask.</summary>
    Contradicted,
}
