using System.Text.Json;

namespace DenialOps.Facts;

/// <summary>A fact that the user may give.</summary>
/// <param name="Path">Its path in <c>case_facts.json</c>.</param>
/// <param name="Read">Reads the value and gives back what puts it into the facts; the second argument is the path for error messages.</param>
internal sealed record UserField(string Path, Func<JsonElement, string, Func<CaseFacts, CaseFacts>> Read)
{
    /// <summary>A field with one value.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="set">Puts the fact in its place.</param>
    public static UserField One<T>(string path, Func<JsonElement, string, T> read, Func<CaseFacts, Fact<T>, CaseFacts> set) =>
        new(path, (element, name) =>
        {
            var fact = Given(read(element, name));
            return facts => set(facts, fact);
        });

    /// <summary>A field with a list of values; one value alone is taken as a list of one.</summary>
    public static UserField Many<T>(string path, Func<JsonElement, string, T> read, Func<CaseFacts, IReadOnlyList<Fact<T>>, CaseFacts> set) =>
        new(path, (element, name) =>
        {
            IReadOnlyList<Fact<T>> facts = element.ValueKind == JsonValueKind.Array
                ? [.. element.EnumerateArray().Select((item, index) => Given(read(item, $"{name}[{index}]")))]
                : [Given(read(element, name))];
            return all => set(all, facts);
        });

    /// <summary>A fact with the user's word for it.</summary>
    public static Fact<T> Given<T>(T value) => new(value, 1, FactMethod.User, Source: null);
}
