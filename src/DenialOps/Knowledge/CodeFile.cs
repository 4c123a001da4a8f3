namespace DenialOps.Knowledge;

/// <summary>The shape of <c>carc.json</c> and <c>rarc.json</c>.</summary>
internal sealed record CodeFile(int SchemaVersion, string About, string Source, DateOnly AsOf, IReadOnlyList<CodeMeaning> Codes);
