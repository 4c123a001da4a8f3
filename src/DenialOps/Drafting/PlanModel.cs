using DenialOps.Deadlines;
using DenialOps.Knowledge;
using DenialOps.Planning;
using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>The variables of the templates that tell the plan, every text escaped.</summary>
internal static class PlanModel
{
    /// <summary>Adds the variables of <paramref name="plan"/>.</summary>
    public static void Add(ScriptObject model, CaseView view, ActionPlan plan)
    {
        model["is_denial"] = view.IsDenial;
        model["person_should_look"] = plan.PersonShouldLook;
        model["situation"] = MarkdownText.Escape(plan.Situation);
        model["recommendation"] = MarkdownText.Escape(plan.Recommendation);
        model["deadlines"] = List(view.Deadlines, deadline => Deadline(deadline, view));
        model["steps"] = List(plan.Steps, step => Step(step, view.Words));
        model["evidence"] = OrNull(List(plan.Evidence, item => Evidence(item, view.Words)));
        model["questions"] = OrNull(List(plan.Questions, Question));
        model["codes"] = OrNull(List(plan.Codes, Code));
        model["code_changes"] = OrNull(List(CodeChangeWords.Of(view), CodeChange));
        model["by_code"] = CodeChangeWords.Apply(view);
        model["reviews"] = OrNull(List(plan.Reviews, review => Review(review, view.Words)));
        model["ladders"] = OrNull(List(ReviewWriter.ByKind(view), MarkdownText.Escape));
        model["warnings"] = OrNull(List([.. view.Facts.Warnings.Where(w => CaseView.SaysSomething(w.Message))], w => Sentence(w.Message)));
        model["assumptions"] = List(plan.Assumptions, Assumption);
        model["citations"] = OrNull(List(plan.Citations, MarkdownText.Escape));
        model["disclaimers"] = List(plan.Disclaimers, MarkdownText.Escape);
    }

    /// <summary>A text that stands alone on its line ends as a sentence: one that ends in a colon would be a label with nothing behind it.</summary>
    private static string Sentence(string text)
    {
        var sentence = MarkdownText.Escape(text);
        return sentence.Length > 0 && sentence[^1] is '.' or '!' or '?' or '…' ? sentence : sentence.TrimEnd(' ', ':', ';', ',') + ".";
    }

    private static ScriptObject Deadline(Deadline deadline, CaseView view) => new(5, StringComparer.Ordinal)
    {
        ["name"] = MarkdownText.Escape(view.Language == DocumentLanguage.English ? deadline.Name : DeadlineWords.NameOf(deadline, view)),
        ["due"] = deadline.Due is { } due ? PrintedForm.Of(due, view.Language) : null,
        ["explained"] = MarkdownText.Escape(DeadlineWords.Explain(deadline, view)),
        ["derivation"] = deadline.Derivation is null ? null : MarkdownText.Escape(deadline.Derivation),
        ["note"] = deadline.Note is null ? null : MarkdownText.Escape(deadline.Note),
    };

    private static ScriptObject Code(CodeExplanation code) => new(3, StringComparer.Ordinal)
    {
        ["code"] = MarkdownText.Escape(code.Code),
        ["meaning"] = MarkdownText.Escape(code.Meaning),
        ["next_step"] = MarkdownText.Escape(code.NextStep),
    };

    private static ScriptObject CodeChange((string Change, string? Quote) change) => new(2, StringComparer.Ordinal)
    {
        ["change"] = Capital(MarkdownText.Escape(change.Change)),
        ["quote"] = change.Quote is null ? null : MarkdownText.Escape(change.Quote),
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static ScriptObject Review(Review review, Wording words) => new(12, StringComparer.Ordinal)
    {
        ["name"] = MarkdownText.Escape(review.Name),
        ["is_next"] = review.IsNext,
        ["decided_by"] = MarkdownText.Escape(review.DecidedBy),
        ["who"] = review.WhoFiles is null ? null : MarkdownText.Escape(review.WhoFiles),
        ["allowed"] = review.Allowed,
        ["allowed_by_law"] = review.AllowedByLaw,
        ["counted_from"] = review.CountedFrom,
        ["automatic"] = review.IsAutomatic,
        ["answer"] = review.AnswerWithin,
        ["urgent_answer"] = review.UrgentAnswerWithin == review.AnswerWithin ? null : review.UrgentAnswerWithin,
        ["note"] = review.Note is null ? null : MarkdownText.Escape(review.Note),
        ["law"] = review.Citation + (review.RuleStatus == RuleStatus.Quoted ? string.Empty : words.NotChecked),
    };

    private static ScriptObject Step(PlanStep step, Wording words) => new(7, StringComparer.Ordinal)
    {
        ["number"] = step.Number,
        ["title"] = MarkdownText.Escape(step.Title),
        ["what"] = MarkdownText.Escape(step.What),
        ["who"] = MarkdownText.Escape(step.Who),
        ["by_when"] = MarkdownText.Escape(step.ByWhen ?? words.AsSoonAs),
        ["document"] = step.Document,
        ["why"] = step.Why is null ? null : MarkdownText.Escape(step.Why),
    };

    private static ScriptObject Evidence(EvidenceItem item, Wording words) => new(4, StringComparer.Ordinal)
    {
        ["item"] = MarkdownText.Escape(item.Item),
        ["importance"] = item.Importance switch
        {
            Importance.Required => words.Needed,
            Importance.Recommended => words.Helps,
            _ => words.MayHelp,
        },
        ["where"] = MarkdownText.Escape(item.WhereToGet),
        ["why"] = MarkdownText.Escape(item.WhyItHelps),
    };

    private static ScriptObject Question(PlanQuestion question) => new(2, StringComparer.Ordinal)
    {
        ["question"] = MarkdownText.Escape(question.Question),
        ["why"] = MarkdownText.Escape(question.Why),
    };

    private static ScriptObject Assumption(Assumption assumption) => new(2, StringComparer.Ordinal)
    {
        ["statement"] = MarkdownText.Escape(assumption.Statement),
        ["verify"] = MarkdownText.Escape(assumption.HowToVerify),
    };

    private static ScriptArray List<T>(IReadOnlyList<T> items, Func<T, object> model)
    {
        var list = new ScriptArray(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            list.Add(model(items[i]));
        }

        return list;
    }

    private static ScriptArray? OrNull(ScriptArray list) => list.Count == 0 ? null : list;
}
