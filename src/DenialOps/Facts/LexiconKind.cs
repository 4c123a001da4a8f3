namespace DenialOps.Facts;

/// <summary>What a known phrase is.</summary>
internal enum LexiconKind
{
    /// <summary>A label; the code is a <see cref="Field"/>.</summary>
    Label,

    /// <summary>The head of a section; the code is a <see cref="Layout.Zone"/>, the weight 1 when it speaks for one paragraph only.</summary>
    SectionHead,

    /// <summary>A word of context; the code is a <see cref="Cue"/>.</summary>
    Cue,

    /// <summary>A tell-tale phrase; the code is a <see cref="Facts.Sign"/>, the weight its rank in its list.</summary>
    Sign,

    /// <summary>Words that state a kind of coverage; the code is the index in <see cref="PlanTypeSigns"/>.</summary>
    PlanType,

    /// <summary>Evidence for a category; the code is its index in the signal book.</summary>
    Signal,
}
