namespace DenialOps.Grounding.Prose;

/// <summary>What is known of a word: from the word lists, and from the evidence.</summary>
[Flags]
internal enum WordRoles : uint
{
    None = 0,

    /// <summary>An English word, or one that may stand in capitals without naming anybody of the case.</summary>
    Ordinary = 1,

    /// <summary>An ordinary word that is a given name or surname too.</summary>
    Name = 2,

    /// <summary>The last word of an organisation's name: "Hospital".</summary>
    Organization = 4,

    /// <summary>A word before it that says what kind it is: "Medical".</summary>
    Kind = 8,

    /// <summary>A part of the body that comes in pairs.</summary>
    BodyPart = 16,

    /// <summary>A region of the spine.</summary>
    Region = 32,

    /// <summary>A drug's name.</summary>
    Drug = 64,

    /// <summary>A unit, or a thing that is counted.</summary>
    Measure = 128,

    /// <summary>A number in letters.</summary>
    Number = 256,

    /// <summary>Left or right.</summary>
    Side = 512,

    /// <summary>A word of the list of terms: a month, a state, an agency.</summary>
    Term = 1024,

    /// <summary>The evidence has the word.</summary>
    Known = 2048,

    /// <summary>The word is part of the name of a person of the case.</summary>
    Person = 4096,

    /// <summary>A word that ends or begins the name of a public agency: "Department".</summary>
    Agency = 8192,

    /// <summary>A unit of time, or a word that says how its days are counted.</summary>
    Time = 16384,

    /// <summary>A unit of a dose or a length, which no text has in passing.</summary>
    Unit = 32768,

    /// <summary>The first word of a run that claims an event, a time or a law.</summary>
    Claim = 65536,

    /// <summary>A word that says how something ended, or that somebody was told something.</summary>
    Outcome = 131072,

    /// <summary>The name of a month.</summary>
    Month = 262144,
}
