using DenialOps.Knowledge;
using DenialOps.Planning;
using Scriban;
using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>Writes the documents of one case. Its variables are built once. Not safe to share between threads.</summary>
internal sealed class DraftSession : IDraftWriter
{
    private readonly DocumentTemplates _templates;
    private readonly ScriptObject _model;
    private readonly CaseView _view;
    private readonly TemplateContext _context;
    private readonly bool _isMedicare;

    public DraftSession(CaseView view, ActionPlan plan, DocumentTemplates? templates = null)
    {
        _templates = templates ?? DocumentTemplates.Default;
        _isMedicare = view.PlanType == PlanType.Medicare;
        _templates = _isMedicare ? _templates.InOriginalMedicare : _templates;
        _view = view;
        _model = CaseModel.Of(view);
        _model["document"] = null;
        PlanModel.Add(_model, view, plan);
        _context = _templates.Open(_model);
    }

    /// <inheritdoc/>
    public Draft Write(string fileName) => Render(fileName, Path.GetFileNameWithoutExtension(fileName));

    /// <inheritdoc/>
    public Draft WriteMinimal(string fileName)
    {
        _model["document"] = fileName;
        return Render(fileName, "minimal");
    }

    /// <summary>What a variable of the case puts into a document, each value with the texts of which one at least shows it; nothing where it has no value.</summary>
    public IEnumerable<IReadOnlyList<string>> ValuesOf(string variable) => _model[variable] switch
    {
        string text => [[text]],
        ScriptArray list => list.Select(item => item is ScriptObject members ? [.. members.Values.OfType<string>()] : (IReadOnlyList<string>)[.. new[] { item as string }.OfType<string>()]),
        _ => [],
    };

    /// <inheritdoc/>
    public void Replace(ActionPlan plan) => PlanModel.Add(_model, _view, plan);

    private Draft Render(string fileName, string template)
    {
        var text = _templates.Render(template, _context);
        return new Draft { FileName = fileName, Markdown = PackContents.IsLetter(fileName) ? Blanks.Explain(text, _isMedicare) : text };
    }
}
