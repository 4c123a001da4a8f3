using DenialOps.Planning;

namespace DenialOps.Drafting;

/// <summary>Writes the documents of one case. Whatever it writes is checked before it is delivered.</summary>
internal interface IDraftWriter
{
    /// <summary>Writes the document named <paramref name="fileName"/>.</summary>
    Draft Write(string fileName);

    /// <summary>Writes the least that can be said: blanks, and words that the letter itself holds.</summary>
    Draft WriteMinimal(string fileName);

    /// <summary>Takes over a plan that no longer names documents which were left out.</summary>
    void Replace(ActionPlan plan);
}
