namespace DenialOps.Grounding.Prose;

/// <summary>How a word is written and where it stands.</summary>
[Flags]
internal enum WordTraits : byte
{
    None = 0,
    Capital = 1,

    /// <summary>Two letters or more, all of them capitals.</summary>
    AllCapitals = 2,

    /// <summary>The first of a sentence, a line of its own, a bracket or a quotation: an ordinary word has a capital there.</summary>
    BeginsSentence = 4,

    /// <summary>Joined to digits or signs: a part of a code, a file's name, an address of the web.</summary>
    Technical = 8,

    /// <summary>In a Markdown heading.</summary>
    Heading = 16,

    /// <summary>The first of its line.</summary>
    BeginsLine = 32,
}
