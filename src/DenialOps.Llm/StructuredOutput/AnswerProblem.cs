namespace DenialOps.Llm.StructuredOutput;

/// <summary>One thing that is wrong with an answer.</summary>
/// <param name="Path">Where, as <c>$.lines[0].units</c>; a name that the schema does not have is a star.</param>
/// <param name="Rule">Which rule, in a word of our own or of the schema's.</param>
/// <param name="Detail">What the rule asks for, for the model. Never what the answer has.</param>
internal sealed record AnswerProblem(string Path, string Rule, string Detail)
{
    // Enough to repair by; a list of ten thousand lines would only be paid for.
    internal const int Most = 20;

    /// <summary>What may be shown to anybody.</summary>
    internal string Shown => $"{Path}: {Rule}";
}
