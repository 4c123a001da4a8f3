namespace DenialOps.Facts;

/// <summary>A word of context: what a sentence or line talks about.</summary>
internal enum Cue
{
    /// <summary>An appeal to the payer, first level.</summary>
    Appeal,

    /// <summary>A later level: external review, hearing, second level, court.</summary>
    LaterLevel,

    /// <summary>The payer's own time to decide.</summary>
    PayerDecides,

    /// <summary>A corrected or new claim, timely filing.</summary>
    CorrectedClaim,

    /// <summary>A talk between doctors.</summary>
    PeerToPeer,

    /// <summary>Records or information that were asked for.</summary>
    Records,

    /// <summary>Authorization after the fact.</summary>
    RetroAuthorization,

    /// <summary>A civil-rights or quality grievance.</summary>
    Grievance,

    /// <summary>An urgent review.</summary>
    Expedited,

    /// <summary>Keeping services during an appeal.</summary>
    Continuation,

    /// <summary>Member or customer services, general questions.</summary>
    General,

    /// <summary>A regulator, ombudsman or public body.</summary>
    Regulator,

    /// <summary>The time a person has: "within", "no later than", "you have".</summary>
    TimeAllowed,

    /// <summary>The time runs from receipt.</summary>
    FromReceipt,

    /// <summary>The time runs from the notice.</summary>
    FromNotice,

    /// <summary>A denial in words.</summary>
    Denial,

    /// <summary>A condition or a general rule: "if", "may", "is required".</summary>
    Conditional,

    /// <summary>An approval in words.</summary>
    Approval,

    /// <summary>An earlier denial taken back, a claim that is paid: no denial now.</summary>
    Reversal,

    /// <summary>The plan has not decided: it waits for something.</summary>
    Pending,

    /// <summary>What the decision did not rest on.</summary>
    NotTheReason,

    /// <summary>A cause, or something that was not done: the sentence says why, not only that.</summary>
    Explains,

    /// <summary>Text addressed to a machine.</summary>
    Instruction,

    /// <summary>A part of an appeals address: "send it to", "mail", "write to".</summary>
    SendTo,
}
