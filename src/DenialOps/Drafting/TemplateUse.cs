using Scriban.Parsing;
using Scriban.Syntax;

namespace DenialOps.Drafting;

/// <summary>What one template uses: its variables, its members of list items, its includes and its own text.</summary>
internal sealed class TemplateUse : ScriptVisitor
{
    private readonly List<(string Name, SourceSpan Span)> _variables = [];
    private readonly List<(string Variable, string Member, SourceSpan Span)> _members = [];
    private readonly List<(string? Name, SourceSpan Span)> _includes = [];
    private readonly Dictionary<string, string?> _loops = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public TemplateUse(ScriptPage page) => Visit(page);

    /// <summary>The variables that it reads, and the filters, which look the same.</summary>
    public IReadOnlyList<(string Name, SourceSpan Span)> Variables => _variables;

    /// <summary>The members that it reads: <c>deadline.due</c>.</summary>
    public IReadOnlyList<(string Variable, string Member, SourceSpan Span)> Members => _members;

    /// <summary>The templates that it includes; null where the name is not written out.</summary>
    public IReadOnlyList<(string? Name, SourceSpan Span)> Includes => _includes;

    /// <summary>Its loops: the variable, and the list where it is one of the model's.</summary>
    public IReadOnlyDictionary<string, string?> Loops => _loops;

    /// <summary>What it assigns.</summary>
    public IReadOnlySet<string> Assigned => _assigned;

    /// <summary>Its text outside the tags.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <inheritdoc/>
    public override void Visit(ScriptRawStatement node)
    {
        _texts.Add(node.Text.ToString());
        base.Visit(node);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptVariableGlobal node) => _variables.Add((node.BaseName, node.Span));

    /// <inheritdoc/>
    public override void Visit(ScriptForStatement node)
    {
        _loops[(node.Variable as ScriptVariable)?.BaseName ?? string.Empty] = (node.Iterator as ScriptVariable)?.BaseName;
        base.Visit(node);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptAssignExpression node)
    {
        if (node.Target is ScriptVariable { BaseName: { } name })
        {
            _assigned.Add(name);
        }

        base.Visit(node);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptCaptureStatement node)
    {
        if (node.Target is ScriptVariable { BaseName: { } name })
        {
            _assigned.Add(name);
        }

        base.Visit(node);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptMemberExpression node)
    {
        if (node is { Target: ScriptVariable { BaseName: { } name }, Member: { } member })
        {
            _members.Add((name, member.BaseName, member.Span));
        }

        // The member's own name is no variable.
        Visit(node.Target);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptFunctionCall node)
    {
        if (node.Target is ScriptVariable { BaseName: "include" })
        {
            _includes.Add(((node.Arguments.Count > 0 ? node.Arguments[0] : null) as ScriptLiteral is { Value: string name } ? name : null, node.Span));
        }

        base.Visit(node);
    }
}
