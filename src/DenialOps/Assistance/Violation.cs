namespace DenialOps.Assistance;

/// <summary>One thing that is wrong with a model's text.</summary>
/// <param name="Kind">What kind of thing, in words that hold nothing of the text: all that the user is shown, for the words themselves may be what was to be kept out.</param>
/// <param name="Told">The same for the model that is to repair it, with what stands there; what names a person is a placeholder in it.</param>
internal sealed record Violation(string Kind, string Told)
{
    /// <summary>The kinds of some, each once with how many there are.</summary>
    public static string Summary(IReadOnlyList<Violation> violations) => string.Join("; ", violations.GroupBy(violation => violation.Kind, StringComparer.Ordinal)
        .Select(kind => kind.Count() == 1 ? kind.Key : $"{kind.Key} ({kind.Count()})"));
}
