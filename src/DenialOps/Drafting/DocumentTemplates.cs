using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace DenialOps.Drafting;

/// <summary>The Liquid templates of the documents: those of the assembly, and those of the user in their place.</summary>
/// <threadsafety>Immutable; safe to use from any number of threads.</threadsafety>
public sealed class DocumentTemplates
{
    internal const string Extension = ".liquid";

    /// <summary>How large a template is at most, in bytes.</summary>
    private const int MostBytes = 1024 * 1024;

    private const string Prefix = "DenialOps.Templates.";

    private static readonly Lazy<DocumentTemplates> Embedded = new(() => new DocumentTemplates(Read((_, text) => text), []));

    private readonly Dictionary<string, Template> _templates;

    /// <summary>Tags and filters of Liquid; building them is dear, and they are only read.</summary>
    private readonly ScriptObject _builtins = new LiquidTemplateContext().BuiltinObject;

    private readonly Lazy<DocumentTemplates> _inOriginalMedicare;

    private DocumentTemplates(Dictionary<string, Template> templates, IReadOnlyList<string> replaced)
    {
        _templates = templates;
        Replaced = replaced;
        _inOriginalMedicare = new(() => new DocumentTemplates(
            Read(MedicareText.Of).ToDictionary(t => t.Key, t => Replaced.Contains(t.Key) ? _templates[t.Key] : t.Value, StringComparer.Ordinal), Replaced));
    }

    /// <summary>The templates that ship with the product.</summary>
    public static DocumentTemplates Default => Embedded.Value;

    /// <summary>The same with our own words as they are right for Original Medicare, where there is no plan; the user's templates stay as they are.</summary>
    internal DocumentTemplates InOriginalMedicare => _inOriginalMedicare.Value;

    /// <summary>The names of the templates that are the user's, without their extension.</summary>
    public IReadOnlyList<string> Replaced { get; }

    /// <summary>The names of all templates, without their extension.</summary>
    public IReadOnlyCollection<string> Names => _templates.Keys;

    /// <summary>The tags and filters that a template may use.</summary>
    internal ScriptObject Builtins => _builtins;

    /// <summary>The templates with those that the files <c>NAME.liquid</c> of a folder replace. Everything is checked here, before any document is written.</summary>
    /// <param name="folder">The folder. Files with another extension are left alone.</param>
    /// <exception cref="TemplateException">A file has no template's name, does not parse, uses an unknown variable or lacks a required part.</exception>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static DocumentTemplates Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var templates = new Dictionary<string, Template>(Default._templates, StringComparer.Ordinal);
        var replaced = new List<string>();
        foreach (var path in Directory.GetFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (!templates.ContainsKey(name))
            {
                throw new TemplateException(
                    $"{Path.GetFileName(path)}: there is no template of this name; the names are {string.Join(", ", templates.Keys.Order(StringComparer.Ordinal))}.");
            }

            templates[name] = Parse(name, Read(path));
            replaced.Add(name);
        }

        var loaded = new DocumentTemplates(templates, replaced);
        new TemplateCheck(loaded).Check();
        return loaded;
    }

    /// <summary>A template's text; one that cannot be read or is no page of text is refused by its name.</summary>
    private static string Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? File.ReadAllText(path)
                : throw new TemplateException($"{Path.GetFileName(path)}: it is larger than {MostBytes / 1024} KB; a template is a page or two of text.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TemplateException($"{Path.GetFileName(path)}: it cannot be read; check that the file is there and that you may read it.", exception);
        }
    }

    /// <summary>The parsed template of that name.</summary>
    internal Template this[string name] => _templates[name];

    /// <summary>Opens a context in which templates can be rendered with <paramref name="model"/>. Not safe to share between threads.</summary>
    internal TemplateContext Open(ScriptObject model)
    {
        var context = new TemplateContext(_builtins)
        {
            Language = ScriptLang.Liquid,
            StrictVariables = true,
            LoopLimit = 100_000,
            RecursiveLimit = 10,
            TemplateLoader = NoLoader.Instance,
        };
        foreach (var (name, template) in _templates)
        {
            context.CachedTemplates[name] = template;
        }

        context.PushGlobal(model);
        context.PushOutput(new DraftOutput());
        return context;
    }

    /// <summary>Renders one template.</summary>
    /// <exception cref="TemplateException">The template cannot be rendered: a variable that does not exist where it stands, a filter that cannot take its value.</exception>
    internal string Render(string name, TemplateContext context)
    {
        try
        {
            _templates[name].Render(context);
        }
        catch (ScriptRuntimeException error)
        {
            throw new TemplateException($"{Place(error.Span)}: {OneLine(error.OriginalMessage)}", error);
        }

        return ((DraftOutput)context.Output).TakeTidied();
    }

    /// <summary>File and line of a place in a template.</summary>
    internal static string Place(SourceSpan span) => $"{Path.GetFileName(span.FileName)}, line {span.Start.Line + 1}";

    private static Dictionary<string, Template> Read(Func<string, string, string> words)
    {
        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        var assembly = typeof(DocumentTemplates).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                var name = resource[Prefix.Length..^Extension.Length];
                templates.Add(name, Parse(name, words(name, reader.ReadToEnd())));
            }
        }

        return templates;
    }

    private static Template Parse(string name, string text)
    {
        var template = Template.ParseLiquid(text, name + Extension);
        return template.HasErrors
            ? throw new TemplateException($"{Place(template.Messages[0].Span)}: it does not parse: {OneLine(template.Messages[0].Message)}")
            : template;
    }

    private static string OneLine(string message) => MarkdownText.OneLine(message, 300);

    /// <summary>Every template is in the cache, so nothing is ever loaded.</summary>
    private sealed class NoLoader : ITemplateLoader
    {
        public static readonly NoLoader Instance = new();

        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new TemplateException($"{Place(callerSpan)}: there is no template {templatePath}{Extension} to include.");

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            new(Load(context, callerSpan, templatePath));
    }
}
