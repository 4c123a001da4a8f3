using DenialOps.Knowledge;
using DenialOps.Planning;
using Scriban.Parsing;

namespace DenialOps.Drafting;

/// <summary>Checks the templates of the user before anything is written with them.</summary>
internal sealed class TemplateCheck
{
    /// <summary>The language's own words that are read like variables.</summary>
    private static readonly HashSet<string> Words = ["include", "forloop", "for", "empty", "blank", "tablerowloop"];

    private readonly DocumentTemplates _templates;
    private readonly Dictionary<string, TemplateUse> _uses;
    private readonly HashSet<string> _loops;

    /// <summary>The documents that a template of the user is part of.</summary>
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variables = [.. TemplateVariables.Names];

    public TemplateCheck(DocumentTemplates templates)
    {
        _templates = templates;
        _uses = templates.Names.ToDictionary(name => name, name => new TemplateUse(templates[name].Page!), StringComparer.Ordinal);
        _loops = [.. _uses.Values.SelectMany(use => use.Loops.Keys)];
    }

    /// <summary>Checks every template of the user, and every document that one of them is part of.</summary>
    /// <exception cref="TemplateException">One of them cannot be used.</exception>
    public void Check()
    {
        foreach (var name in _templates.Replaced)
        {
            CheckIncludes(_uses[name]);
            CheckVariables(_uses[name]);
        }

        foreach (var document in PackContents.All)
        {
            if (Reached(Path.GetFileNameWithoutExtension(document)).Any(_templates.Replaced.Contains))
            {
                _changed.Add(document);
                CheckParts(Path.GetFileNameWithoutExtension(document));
            }
        }

        if (_templates.Replaced.Count > 0)
        {
            TryOut();
        }
    }

    private void CheckIncludes(TemplateUse use)
    {
        foreach (var (name, span) in use.Includes)
        {
            if (name is null || !_uses.ContainsKey(name))
            {
                throw Wrong(span, name is null ? "an include must name its template in quotes." : $"there is no template '{name}' to include.");
            }
        }
    }

    private void CheckVariables(TemplateUse use)
    {
        foreach (var (name, span) in use.Variables)
        {
            if (!_variables.Contains(name) && !_loops.Contains(name) && !use.Assigned.Contains(name) && !Words.Contains(name)
                && !_templates.Builtins.ContainsKey(name))
            {
                throw Wrong(span, $"there is no variable or filter '{name}'; docs/templates.md lists them.");
            }
        }

        foreach (var (variable, member, span) in use.Members)
        {
            var list = use.Loops.GetValueOrDefault(variable);
            if (list is null ? _variables.Contains(variable) : TemplateVariables.Members.TryGetValue(list, out var members) && !members.Contains(member))
            {
                throw Wrong(span, $"there is no '{variable}.{member}'; docs/templates.md lists what an item has.");
            }
        }
    }

    private void CheckParts(string document)
    {
        var parts = Reached(document).Select(name => _uses[name]).ToList();
        foreach (var part in RequiredPart.Of(document + ".md"))
        {
            if (!part.Variables.All(v => parts.Exists(use => use.Variables.Any(u => u.Name == v)))
                || (part.Text is { } text && !parts.Exists(use => use.Texts.Any(t => t.Contains(text, StringComparison.Ordinal)))))
            {
                throw new TemplateException($"{document}{DocumentTemplates.Extension}: {part.Name} is missing; put {part.Remedy} in it.");
            }
        }
    }

    /// <summary>A template and all that it includes.</summary>
    private HashSet<string> Reached(string name)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { name };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var next))
        {
            foreach (var (included, _) in _uses[next].Includes)
            {
                if (included is not null && _uses.ContainsKey(included) && reached.Add(included))
                {
                    open.Push(included);
                }
            }
        }

        return reached;
    }

    /// <summary>
    /// Renders every document for each category and voice, with a case of which nothing is known and one of which much is: what only fails
    /// when it runs fails here, and so does a part that must be there and that a condition hides.
    /// </summary>
    private void TryOut()
    {
        foreach (var category in Enum.GetValues<DenialCategory>())
        {
            foreach (var voice in (string[])["patient", "provider"])
            {
                TryOut(ProbeCase.NothingKnown(category, voice), isMinimal: true);
                TryOut(ProbeCase.MuchKnown(category, voice), isMinimal: false);
            }
        }
    }

    private void TryOut(CaseView view, bool isMinimal)
    {
        var plan = new ActionPlanner().Plan(view);
        var (session, ours) = (new DraftSession(view, plan, _templates), new DraftSession(view, plan));
        foreach (var document in PackContents.All)
        {
            var text = session.Write(document).Markdown;
            if (isMinimal)
            {
                session.WriteMinimal(document);
            }

            if (_changed.Contains(document) && RequiredPart.Of(document).FirstOrDefault(part => IsHidden(part, text, ours.Write(document).Markdown, ours)) is { } hidden)
            {
                throw new TemplateException($"{Path.GetFileNameWithoutExtension(document)}{DocumentTemplates.Extension}: {hidden.Name} does not come out in every case; put {hidden.Remedy} where no condition hides it.");
            }
        }
    }

    /// <summary>Whether a part that our own document shows is missing in the user's.</summary>
    private static bool IsHidden(RequiredPart part, string text, string ours, DraftSession session)
    {
        foreach (var texts in part.Variables.SelectMany(session.ValuesOf).Append(part.Text is null ? [] : [part.Text]))
        {
            if (Shows(ours, texts) && !Shows(text, texts))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Shows(string document, IReadOnlyList<string> texts) =>
        texts.Any(text => text.Length > 0 && document.Contains(text, StringComparison.Ordinal));

    private static TemplateException Wrong(SourceSpan span, string what) => new($"{DocumentTemplates.Place(span)}: {what}");
}
