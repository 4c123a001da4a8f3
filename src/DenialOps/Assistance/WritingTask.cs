using System.Text.Json.Serialization.Metadata;

namespace DenialOps.Assistance;

/// <summary>One text that a model is to write.</summary>
/// <param name="What">What it is, as a sentence begins: "The summary".</param>
/// <param name="File">The file that it goes to.</param>
/// <param name="Prompt">The prompt that asks for it.</param>
/// <param name="Type">The type of the answer.</param>
/// <param name="TextOf">All that the answer says, as one text.</param>
/// <param name="Ours">What ours says.</param>
internal sealed record WritingTask<T>(string What, string File, string Prompt, JsonTypeInfo<T> Type, Func<T, string> TextOf, string Ours)
{
    /// <summary>What else may be wrong with it.</summary>
    public Func<T, IEnumerable<Violation>>? Further { get; init; }
}
