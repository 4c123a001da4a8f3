using DenialOps.Planning;
using Scriban;
using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>Writes the documents of one case. Its variables are built once. Not safe to share between threads.</summary>
internal sealed class DraftSession
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

    /// <summary>Writes the document named <paramref name="fileName"/>.</summary>
    public Draft Write(string fileName) => Render(fileName, Path.GetFileNameWithoutExtension(fileName));

    /// <summary>Writes the least that can be said: blanks, and words that the letter itself holds.</summary>
    public Draft WriteMinimal(string fileName)
    {
        _model["document"] = fileName;
        return Render(fileName, "minimal");
    }

    /// <summary>Takes over a plan that no longer names documents which were left out.</summary>
    public void Replace(ActionPlan plan) => PlanModel.Add(_model, _view, plan);

    private Draft Render(string fileName, string template) =>
        new() { FileName = fileName, Markdown = TemplateStore.Current.Render(template, _context) };
}
