using System.Text.Json;

namespace DenialOps.Knowledge;

/// <summary>Reads the knowledge files strictly: a member that is unknown, or of another form, is an error.</summary>
/// <remarks>By hand, because the serializer would set up its types at every start, which costs more than reading a letter.</remarks>
internal static class KnowledgeReader
{
    /// <summary>Reads <c>carc.json</c> or <c>rarc.json</c>.</summary>
    public static CodeFile Codes(string name)
    {
        using var document = Open(name);
        var root = new KnowledgeObject(document.RootElement, "schema_version", "about", "source", "as_of", "codes");
        return new CodeFile(root.Int("schema_version"), root.Text("about"), root.Text("source"), root.Day("as_of"), root.List("codes", Code));
    }

    /// <summary>Reads <c>carc.es.json</c> or <c>rarc.es.json</c>.</summary>
    public static CodeWordsFile CodeWords(string name)
    {
        using var document = Open(name);
        var root = new KnowledgeObject(document.RootElement, "schema_version", "about", "source", "as_of", "codes");
        return new CodeWordsFile(root.Int("schema_version"), root.Text("about"), root.Text("source"), root.Day("as_of"), root.List("codes", Words));
    }

    /// <summary>Reads <c>categories.json</c>.</summary>
    public static CategoryFile Categories(string name)
    {
        using var document = Open(name);
        var root = new KnowledgeObject(document.RootElement, "schema_version", "about", "source", "as_of", "categories");
        return new CategoryFile(root.Int("schema_version"), root.Text("about"), root.Text("source"), root.Day("as_of"), root.List("categories", Category));
    }

    private static CodeMeaning Code(JsonElement element)
    {
        var code = new KnowledgeObject(
            element, "code", "meaning", "category", "also", "route", "acts", "kind", "needs_remark", "next_step", "retired");
        return new CodeMeaning(
            code.Text("code"),
            code.Text("meaning"),
            code.OptionalText("category") is { } category ? KnowledgeObject.Named<DenialCategory>(category) : null,
            code.List("also", item => KnowledgeObject.Named<DenialCategory>(item.GetString()!)),
            code.OptionalText("route") is { } route ? KnowledgeObject.Named<Route>(route) : null,
            code.Text("acts"),
            KnowledgeObject.Named<CodeKind>(code.Text("kind")),
            code.Flag("needs_remark"),
            code.Text("next_step"),
            code.OptionalFlag("retired"));
    }

    private static CodeWords Words(JsonElement element)
    {
        var words = new KnowledgeObject(element, "code", "meaning", "next_step");
        return new CodeWords(words.Text("code"), words.Text("meaning"), words.Text("next_step"));
    }

    private static CategoryEntry Category(JsonElement element)
    {
        var entry = new KnowledgeObject(element, "category", "route", "strong", "medium", "weak", "against");
        return new CategoryEntry(
            KnowledgeObject.Named<DenialCategory>(entry.Text("category")),
            KnowledgeObject.Named<Route>(entry.Text("route")),
            entry.Texts("strong"),
            entry.Texts("medium"),
            entry.Texts("weak"),
            entry.Texts("against"));
    }

    private static JsonDocument Open(string name)
    {
        using var stream = typeof(KnowledgeReader).Assembly.GetManifestResourceStream("DenialOps.Knowledge." + name)
            ?? throw new InvalidOperationException($"The knowledge file {name} is not embedded in the assembly.");
        return JsonDocument.Parse(stream);
    }
}
