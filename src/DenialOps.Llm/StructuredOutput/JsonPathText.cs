using System.Globalization;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>JSON paths that hold only names of the schema.</summary>
internal static class JsonPathText
{
    internal const string Root = "$";
    internal const string Unknown = "*";

    internal static string Member(string path, string name) => $"{path}.{name}";

    internal static string Item(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>
    /// The path that the serializer gave, without the names that the schema does not have: a model may have made them up.
    /// </summary>
    internal static string Safe(string? path, IReadOnlySet<string> names)
    {
        if (path is null || !path.StartsWith('$') || path.Contains('\'', StringComparison.Ordinal))
        {
            // Quoted names may hold dots and brackets, so that their ends cannot be told.
            return Root;
        }

        var parts = path.Split('.').Select((part, i) =>
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            var index = bracket < 0 ? "" : part[bracket..];
            var shown = i == 0 || names.Contains(name) ? name : Unknown;
            return index.All(c => char.IsAsciiDigit(c) || c is '[' or ']') ? shown + index : shown;
        });
        return string.Join('.', parts);
    }
}
