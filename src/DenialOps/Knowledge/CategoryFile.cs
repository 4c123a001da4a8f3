namespace DenialOps.Knowledge;

/// <summary>The shape of <c>categories.json</c>.</summary>
internal sealed record CategoryFile(int SchemaVersion, string About, string Source, DateOnly AsOf, IReadOnlyList<CategoryEntry> Categories);
