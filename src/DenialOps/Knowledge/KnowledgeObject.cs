using System.Globalization;
using System.Text.Json;

namespace DenialOps.Knowledge;

/// <summary>One object of a knowledge file, whose members must be those that are named.</summary>
internal readonly struct KnowledgeObject
{
    private readonly JsonElement _element;

    /// <summary>Takes an object.</summary>
    /// <exception cref="JsonException">It holds a member that is not among <paramref name="members"/>.</exception>
    public KnowledgeObject(JsonElement element, params ReadOnlySpan<string> members)
    {
        _element = element;
        foreach (var property in element.EnumerateObject())
        {
            if (!members.Contains(property.Name))
            {
                throw new JsonException($"There is no member \"{property.Name}\" in this knowledge file.");
            }
        }
    }

    /// <summary>An enumeration's value by its name in snake case.</summary>
    /// <remarks>By the method that is not generic: the other one would be compiled for each enumeration when the command starts.</remarks>
    public static T Named<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse(typeof(T), name.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out object? value) && !char.IsAsciiDigit(name[0])
            ? (T)value
            : throw new JsonException($"\"{name}\" is no {typeof(T).Name}.");

    /// <summary>A whole number.</summary>
    public int Int(string name) => Member(name).GetInt32();

    /// <summary>A text.</summary>
    public string Text(string name) => Member(name).GetString() ?? throw new JsonException($"\"{name}\" must not be null.");

    /// <summary>A text, or null where the member is null or left out.</summary>
    public string? OptionalText(string name) => _element.TryGetProperty(name, out var member) ? member.GetString() : null;

    /// <summary>True or false.</summary>
    public bool Flag(string name) => Member(name).GetBoolean();

    /// <summary>True or false; false where the member is left out.</summary>
    public bool OptionalFlag(string name) => _element.TryGetProperty(name, out var member) && member.GetBoolean();

    /// <summary>A day as <c>YYYY-MM-DD</c>.</summary>
    public DateOnly Day(string name) => DateOnly.ParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) => List(name, item => item.GetString() ?? throw new JsonException($"\"{name}\" must not hold null."));

    /// <summary>A list.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<JsonElement, T> read)
    {
        var list = Member(name);
        var items = new List<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            items.Add(read(item));
        }

        return items;
    }

    private JsonElement Member(string name) =>
        _element.TryGetProperty(name, out var member) ? member : throw new JsonException($"The member \"{name}\" is missing.");
}
