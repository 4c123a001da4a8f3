using System.Globalization;
using System.Text.Json;
using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>A field whose values are of one type.</summary>
internal sealed class ValueField<T>(
    string path,
    bool isList,
    Func<JsonElement, string, T> read,
    Func<CaseFacts, IReadOnlyList<Fact<T>>> get,
    Func<CaseFacts, IReadOnlyList<Fact<T>>, CaseFacts> set) : FactField(path)
{
    /// <inheritdoc/>
    public override bool IsList => isList;

    /// <inheritdoc/>
    public override Func<CaseFacts, CaseFacts> ReadGiven(JsonElement element, string path)
    {
        IReadOnlyList<Fact<T>> given = isList && element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().Select((item, index) => Given(read(item, $"{path}[{index}]")))]
            : [Given(read(element, path))];
        return facts => set(facts, given);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<StandingFact> In(CaseFacts facts) =>
        [.. get(facts).Select(fact => new StandingFact(Print(fact.Value), fact.Confidence, fact.Method, fact.Source))];

    /// <inheritdoc/>
    public override CaseFacts Put(CaseFacts facts, JsonElement value, double confidence, FactMethod method, FactSource? source)
    {
        var fact = new Fact<T>(read(value, Path), confidence, method, source);
        return set(facts, isList ? [.. get(facts), fact] : [fact]);
    }

    /// <inheritdoc/>
    public override CaseFacts Weigh(CaseFacts facts, int index, double confidence) =>
        set(facts, [.. get(facts).Select((fact, i) => i == index ? fact with { Confidence = confidence } : fact)]);

    private static string Print(T value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal amount => amount.ToString("0.00", CultureInfo.InvariantCulture),
        PlanType type => JsonSerializer.Serialize(type, UserValueJson.Default.PlanType).Trim('"'),
        DenialCategory category => JsonSerializer.Serialize(category, UserValueJson.Default.DenialCategory).Trim('"'),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
