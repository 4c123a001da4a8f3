using DenialOps.Planning;
using Scriban;
using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>Writes the documents of one case. Its variables are built once. Not safe to share between threads.</summary>
internal sealed class DraftSession : IDraftWriter
{
    private readonly ScriptObject _model;
    private readonly CaseView _view;
    private readonly TemplateContext _context;

    public DraftSession(CaseView view, ActionPlan plan)
    {
        _view = view;
        _model = CaseModel.Of(view);
        PlanModel.Add(_model, view, plan);
        _context = TemplateStore.Current.Open(_model);
    }

    /// <inheritdoc/>
    public Draft Write(string fileName) => Render(fileName, Path.GetFileNameWithoutExtension(fileName));

    /// <inheritdoc/>
    public Draft WriteMinimal(string fileName)
    {
        _model["document"] = fileName;
        return Render(fileName, "minimal");
    }

    /// <inheritdoc/>
    public void Replace(ActionPlan plan) => PlanModel.Add(_model, _view, plan);

    private Draft Render(string fileName, string template) =>
        new() { FileName = fileName, Markdown = TemplateStore.Current.Render(template, _context) };
}
