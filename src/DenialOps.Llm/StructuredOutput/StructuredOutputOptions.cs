using System.Text.Json;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>How JSON is asked for, checked and asked for again.</summary>
/// <remarks>Checked at the call that it is given to; the call keeps a copy, so later changes have no effect on it.</remarks>
/// <example>
/// <code>
/// var structured = new StructuredOutputOptions
/// {
///     MaxRepairs = 2,
///     Validate = json => json.GetProperty("lines").GetArrayLength() == 0 ? ["there has to be a line"] : [],
/// };
/// </code>
/// </example>
public sealed class StructuredOutputOptions
{
    internal const int LargestRepairs = 5;
    internal const int LargestDepth = 256;

    /// <summary>How the model is told which JSON is wanted.</summary>
    /// <value><see cref="StructuredOutputMode.Auto"/>.</value>
    public StructuredOutputMode Mode { get; set; } = StructuredOutputMode.Auto;

    /// <summary>
    /// Whether the prompt tells the schema itself (<see cref="AnswerSchema"/>), and asks for JSON: then it is not told once more in words.
    /// </summary>
    /// <value>False.</value>
    public bool SchemaIsInPrompt { get; set; }

    /// <summary>How many times an invalid answer is asked for again. Each is a further call that is billed.</summary>
    /// <value>1; from 0 (never) to 5.</value>
    public int MaxRepairs { get; set; } = 1;

    /// <summary>The deepest nesting of objects and arrays that is read; what is deeper is invalid.</summary>
    /// <value>64; from 1 to 256.</value>
    public int MaxDepth { get; set; } = 64;

    /// <summary>
    /// A check of the caller's own, made on JSON that has passed all others: what is wrong with it, or nothing. The texts are sent to the
    /// model with the repair and shown nowhere else. What it throws comes out of the call.
    /// </summary>
    /// <value>Null: no such check.</value>
    public Func<JsonElement, IEnumerable<string>>? Validate { get; set; }

    internal StructuredOutputOptions Clone() => (StructuredOutputOptions)MemberwiseClone();

    internal OptionProblems Problems() => new OptionProblems(nameof(StructuredOutputOptions))
        .Check(nameof(Mode), Mode, Enum.IsDefined(Mode), string.Join(", ", Enum.GetNames<StructuredOutputMode>()))
        .Check(nameof(MaxRepairs), MaxRepairs, MaxRepairs is >= 0 and <= LargestRepairs, "from 0 to 5")
        .Check(nameof(MaxDepth), MaxDepth, MaxDepth is >= 1 and <= LargestDepth, "from 1 to 256");
}
