using System.Text.Json;

namespace DenialOps.Knowledge;

/// <summary>The phrases that speak for and against each category, from <c>categories.json</c>.</summary>
internal sealed class SignalBook
{
    private static readonly Lazy<SignalBook> Shared = new(() => new SignalBook(KnowledgeReader.Categories("categories.json")));

    private readonly Dictionary<DenialCategory, Route> _routes = [];

    private SignalBook(CategoryFile file)
    {
        var signals = new List<Signal>();
        foreach (var entry in file.Categories)
        {
            _routes[entry.Category] = entry.Route;
            signals.Add(new Signal(entry.Category, 3, entry.Strong));
            signals.Add(new Signal(entry.Category, 1.5, entry.Medium));
            signals.Add(new Signal(entry.Category, 0.4, entry.Weak));
            signals.Add(new Signal(entry.Category, -3, entry.Against));
        }

        if (_routes.Count != Enum.GetValues<DenialCategory>().Length)
        {
            throw new JsonException("categories.json must name each of the categories once.");
        }

        Signals = signals;
    }

    /// <summary>The book that ships with the product.</summary>
    public static SignalBook Current => Shared.Value;

    /// <summary>All signals.</summary>
    public IReadOnlyList<Signal> Signals { get; }

    /// <summary>The route that a category points to by itself.</summary>
    public Route RouteOf(DenialCategory category) => _routes[category];
}
