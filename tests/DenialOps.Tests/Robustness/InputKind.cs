namespace DenialOps.Tests.Robustness;

/// <summary>How an input for the robustness run is made.</summary>
internal enum InputKind
{
    /// <summary>A letter with a few changed bytes.</summary>
    DamagedBytes,

    /// <summary>A letter with changed words, lines and numbers.</summary>
    DamagedWords,

    /// <summary>A stretch of one letter inside another.</summary>
    Spliced,

    /// <summary>A letter cut off at either end.</summary>
    Truncated,

    /// <summary>Words of the field in no order.</summary>
    WordSalad,

    /// <summary>One short piece over and over.</summary>
    Repeated,

    /// <summary>Letters, digits and signs of the keyboard.</summary>
    RandomAscii,

    /// <summary>Characters of any script, in any of the encodings that are read, some of them broken.</summary>
    RandomUnicode,

    /// <summary>Any bytes.</summary>
    RandomBytes,

    /// <summary>A PDF with changed bytes or cut short.</summary>
    DamagedPdf,
}
