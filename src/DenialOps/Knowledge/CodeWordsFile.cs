namespace DenialOps.Knowledge;

/// <summary>The shape of <c>carc.es.json</c> and <c>rarc.es.json</c>: the texts of the English file with the same codes, and its day.</summary>
internal sealed record CodeWordsFile(int SchemaVersion, string About, string Source, DateOnly AsOf, IReadOnlyList<CodeWords> Codes);
