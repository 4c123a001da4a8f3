using System.Text.Json;

namespace DenialOps.Knowledge;

/// <summary>What to do about each kind of denial, in plain words: <c>Knowledge/Data/plans.json</c>, read once.</summary>
internal static class PlanLibrary
{
    private const string Resource = "DenialOps.Knowledge.plans.json";

    private static readonly Lazy<PlanContent> Content = new(Load);

    /// <summary>The content.</summary>
    public static PlanContent Current => Content.Value;

    private static PlanContent Load()
    {
        using var stream = typeof(PlanLibrary).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly. Rebuild it.");
        var content = JsonSerializer.Deserialize(stream, PlanContentJson.Default.PlanContent)
            ?? throw new InvalidOperationException($"{Resource} is empty.");
        foreach (var category in Enum.GetValues<DenialCategory>())
        {
            if (!content.Categories.ContainsKey(category))
            {
                throw new InvalidOperationException($"{Resource} has no entry for the category {category}.");
            }
        }

        foreach (var route in Enum.GetValues<Route>())
        {
            if (!content.Routes.ContainsKey(route))
            {
                throw new InvalidOperationException($"{Resource} has no entry for the route {route}.");
            }
        }

        return content;
    }
}
