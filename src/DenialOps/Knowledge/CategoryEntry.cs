namespace DenialOps.Knowledge;

/// <summary>One category of <c>categories.json</c>.</summary>
internal sealed record CategoryEntry(
    DenialCategory Category,
    Route Route,
    IReadOnlyList<string> Strong,
    IReadOnlyList<string> Medium,
    IReadOnlyList<string> Weak,
    IReadOnlyList<string> Against);
