using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Planning;

namespace DenialOps;

/// <summary>
/// Drafts of one case and their check. A draft with a value that nothing supports is never delivered: its shortest form takes its
/// place, and where that fails too the document is left out and said to be.
/// </summary>
internal sealed class CheckedDrafts
{
    private const int MostClaims = 5;
    private const int LongestClaim = 80;

    private readonly CaseView _view;
    private readonly ActionPlan _plan;
    private readonly IDraftWriter _writer;
    private readonly List<Draft> _drafts = new(6);
    private readonly List<Draft> _documents = new(6);
    private readonly List<GroundingReport> _reports = new(6);
    private readonly List<string> _warnings = [];

    private CheckedDrafts(CaseView view, ActionPlan plan, IDraftWriter writer)
    {
        _view = view;
        _plan = plan;
        _writer = writer;
    }

    /// <summary>Writes the documents of a case, not yet checked.</summary>
    public static CheckedDrafts Begin(CaseView view, ActionPlan plan) => Begin(view, plan, new DraftSession(view, plan));

    /// <summary>Has <paramref name="writer"/> write the documents of a case, not yet checked.</summary>
    public static CheckedDrafts Begin(CaseView view, ActionPlan plan, IDraftWriter writer)
    {
        var drafts = new CheckedDrafts(view, plan, writer);
        foreach (var document in PackContents.For(view))
        {
            drafts._drafts.Add(drafts._writer.Write(document));
        }

        return drafts;
    }

    /// <summary>
    /// Checks every draft, and writes and checks the plan last, when it is known which documents there are. The data files of the plan
    /// and the summary hold no text that failed.
    /// </summary>
    public Result Check(LetterReading reading, IReadOnlyList<DerivedValue> derived, IReadOnlyList<RuleText> rules, CaseSummary summary)
    {
        var checker = new GroundingChecker(reading, [], derived, rules);
        foreach (var draft in _drafts)
        {
            Deliver(draft, checker);
        }

        var plan = _documents.Count == _drafts.Count ? _plan : WithoutDropped();
        if (!ReferenceEquals(plan, _plan))
        {
            _writer.Replace(plan);
        }

        var texts = new CheckedTexts(checker);
        var whole = Deliver(_writer.Write(PackContents.ActionPlan), checker);
        return new Result(whole ? plan : texts.Clean(plan), texts.Clean(summary), _documents, _reports, _warnings);
    }

    /// <summary>Delivers a draft or its shortest form.</summary>
    /// <returns>Whether the draft itself passed.</returns>
    private bool Deliver(Draft draft, GroundingChecker checker)
    {
        var report = checker.Check(draft.FileName, draft.Markdown);
        var passed = report.IsGrounded;
        if (!passed)
        {
            var found = Listed(report.UngroundedClaims);
            draft = _writer.WriteMinimal(draft.FileName);
            report = checker.Check(draft.FileName, draft.Markdown);
            _warnings.Add(report.IsGrounded
                ? $"{draft.FileName} was replaced by its shortest form, because nothing in the letter supports: {found}. Fill in the blanks by hand."
                : $"{draft.FileName} was left out, because nothing in the letter supports: {found}. Write it by hand.");
            if (!report.IsGrounded)
            {
                return false;
            }
        }

        _documents.Add(draft);
        _reports.Add(report);
        return passed;
    }

    // A warning is one line that a person reads: a few claims are enough, and a quotation may be long.
    private static string Listed(IReadOnlyList<string> claims)
    {
        var shown = claims.Take(MostClaims).Select(c => MarkdownText.OneLine(c, LongestClaim));
        var more = claims.Count > MostClaims ? $"; and {claims.Count - MostClaims} more" : "";
        return string.Join("; ", shown) + more;
    }

    private ActionPlan WithoutDropped()
    {
        var names = _documents.Select(d => d.FileName).ToHashSet(StringComparer.Ordinal);
        return _plan with
        {
            Steps = [.. _plan.Steps.Select(s => s.Document is { } document && !names.Contains(document) ? s with { Document = null } : s)],
        };
    }

    /// <summary>What is delivered.</summary>
    public sealed record Result(ActionPlan Plan, CaseSummary Summary, IReadOnlyList<Draft> Documents, IReadOnlyList<GroundingReport> Reports, IReadOnlyList<string> Warnings);
}
