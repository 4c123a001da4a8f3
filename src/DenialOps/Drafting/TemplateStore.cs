using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>The Liquid templates of the assembly, parsed once. A template that does not parse stops the program with its file and line.</summary>
internal sealed class TemplateStore
{
    private const string Prefix = "DenialOps.Templates.";
    private const string Suffix = ".liquid";

    private static readonly Lazy<TemplateStore> Shared = new(() => new TemplateStore());

    private readonly Dictionary<string, Template> _templates = new(StringComparer.Ordinal);

    /// <summary>Tags and filters of Liquid; building them is dear, and they are only read.</summary>
    private readonly ScriptObject _builtins = new LiquidTemplateContext().BuiltinObject;

    private TemplateStore()
    {
        var assembly = typeof(TemplateStore).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(Suffix, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                var name = resource[Prefix.Length..^Suffix.Length];
                _templates.Add(name, Parse(name, reader.ReadToEnd()));
            }
        }
    }

    /// <summary>The store.</summary>
    public static TemplateStore Current => Shared.Value;

    /// <summary>The templates' names, without their extension.</summary>
    public IReadOnlyCollection<string> Names => _templates.Keys;

    /// <summary>Opens a context in which templates can be rendered with <paramref name="model"/>. Not safe to share between threads.</summary>
    public TemplateContext Open(ScriptObject model)
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
    /// <exception cref="Scriban.Syntax.ScriptRuntimeException">The template uses a variable that the model does not have: a defect of the template.</exception>
    public string Render(string name, TemplateContext context)
    {
        _templates[name].Render(context);
        return ((DraftOutput)context.Output).TakeTidied();
    }

    private static Template Parse(string name, string text)
    {
        var template = Template.ParseLiquid(text, name + Suffix);
        return template.HasErrors
            ? throw new InvalidOperationException($"The template {name}{Suffix} does not parse: {template.Messages}")
            : template;
    }

    /// <summary>Every template is in the cache, so nothing is ever loaded.</summary>
    private sealed class NoLoader : ITemplateLoader
    {
        public static readonly NoLoader Instance = new();

        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new InvalidOperationException($"There is no template {templatePath}{Suffix}.");

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            new(Load(context, callerSpan, templatePath));
    }
}
