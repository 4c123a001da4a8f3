namespace DenialOps.Knowledge;

/// <summary>What to do about each kind of denial, in plain words: <c>Knowledge/Data/plans.json</c> and <c>plans.es.json</c>, each read once.</summary>
internal static class PlanLibrary
{
    private static readonly Lazy<PlanContent> English = new(() => Load("plans.json"));

    private static readonly Lazy<PlanContent> Spanish = new(() => Load("plans.es.json"));

    /// <summary>The content in English.</summary>
    public static PlanContent Current => English.Value;

    /// <summary>The content in a language.</summary>
    public static PlanContent Of(DocumentLanguage language) => (language == DocumentLanguage.Spanish ? Spanish : English).Value;

    private static PlanContent Load(string resource)
    {
        var content = Resources.Read(resource, PlanContentJson.Default.PlanContent);
        foreach (var category in Enum.GetValues<DenialCategory>())
        {
            if (!content.Categories.ContainsKey(category))
            {
                throw new InvalidOperationException($"{resource} has no entry for the category {category}.");
            }
        }

        foreach (var route in Enum.GetValues<Route>())
        {
            if (!content.Routes.ContainsKey(route))
            {
                throw new InvalidOperationException($"{resource} has no entry for the route {route}.");
            }
        }

        return content;
    }
}
