using System.Text.Json;

namespace DenialOps.Facts;

/// <summary>A field of <c>case_facts.json</c> that others than the rules may give: the user, and a model whose answer was found in the letter.</summary>
/// <param name="path">Its path in <c>case_facts.json</c>.</param>
internal abstract class FactField(string path)
{
    /// <summary>Its path in <c>case_facts.json</c>.</summary>
    public string Path { get; } = path;

    /// <summary>Whether it holds any number of values.</summary>
    public abstract bool IsList { get; }

    /// <summary>Reads what the user gives, one value or a list, and gives back what puts it into the facts.</summary>
    /// <exception cref="UserContextException">It is nothing that the field can hold.</exception>
    public abstract Func<CaseFacts, CaseFacts> ReadGiven(JsonElement element, string path);

    /// <summary>What the facts have in this field, in order.</summary>
    public abstract IReadOnlyList<StandingFact> In(CaseFacts facts);

    /// <summary>Puts a value into the field, behind the others where it holds a list.</summary>
    /// <exception cref="UserContextException">It is nothing that the field can hold.</exception>
    public abstract CaseFacts Put(CaseFacts facts, JsonElement value, double confidence, FactMethod method, FactSource? source);

    /// <summary>Gives the value at <paramref name="index"/> another confidence.</summary>
    public abstract CaseFacts Weigh(CaseFacts facts, int index, double confidence);

    /// <summary>A field with one value.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="read">Reads the value; the second argument is the path for error messages.</param>
    /// <param name="get">Finds the fact.</param>
    /// <param name="set">Puts the fact in its place.</param>
    public static FactField One<T>(string path, Func<JsonElement, string, T> read, Func<CaseFacts, Fact<T>?> get, Func<CaseFacts, Fact<T>, CaseFacts> set) =>
        new ValueField<T>(path, isList: false, read, facts => get(facts) is { } fact ? [fact] : [], (facts, all) => set(facts, all[^1]));

    /// <summary>A field with a list of values; one value alone is taken as a list of one.</summary>
    /// <inheritdoc cref="One"/>
    public static FactField Many<T>(
        string path, Func<JsonElement, string, T> read, Func<CaseFacts, IReadOnlyList<Fact<T>>> get, Func<CaseFacts, IReadOnlyList<Fact<T>>, CaseFacts> set) =>
        new ValueField<T>(path, isList: true, read, get, set);

    /// <summary>A fact with the user's word for it.</summary>
    public static Fact<T> Given<T>(T value) => new(value, 1, FactMethod.User, Source: null);
}
