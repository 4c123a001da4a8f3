namespace DenialOps.Mentions;

/// <summary>What the words beside a telephone number say it is for.</summary>
public enum PhoneUse
{
    /// <summary>A person answers, as far as the text says.</summary>
    Voice,

    /// <summary>A fax machine.</summary>
    Fax,

    /// <summary>A text telephone (TTY, TDD) for people who are deaf or hard of hearing.</summary>
    Tty,
}
