using System.Text;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>The sentences that tell the case: what happened, and where the letter says so.</summary>
internal static class PlanNarrative
{
    /// <summary>What happened, in plain words.</summary>
    public static string Situation(CaseView view, PlanSection category)
    {
        if (!view.IsDenial)
        {
            return "As far as we can tell, this document denies nothing. It may be an approval, a statement of costs or a note for information.";
        }

        var text = new StringBuilder(400);
        text.Append(CaseView.Value(view.Facts.Denial.DateOfLetter) is { } day ? $"In a letter of {PrintedForm.Of(day)}, " : "In a letter whose date we did not find, ");
        text.Append(view.Payer ?? "the plan").Append(" said no to ").Append(view.Service is null ? view.IsClaim ? "a claim." : "care." : $"this care: {view.Service}.");
        if (view.ApprovedPart is { } part)
        {
            text.Append(" It approved a part: “").Append(part).Append(EndsSentence(part) ? "”" : "”.").Append(" What follows is about the rest.");
        }

        if (view.Reason is { } reason)
        {
            text.Append(" The letter gives this reason: “").Append(reason).Append('”');
            if (!EndsSentence(reason))
            {
                text.Append('.');
            }
        }
        else
        {
            text.Append(" We did not find the sentence that gives the reason.");
        }

        text.Append(" In plain words: ").Append(Plain(view, category));
        if (CaseView.Value(view.Facts.Amounts.PatientResponsibility) is > 0 and var owed)
        {
            text.Append(" The letter puts ").Append(view.ForProvider ? "the patient's" : "your").Append(" share at ").Append(PrintedForm.Of(owed)).Append('.');
        }

        text.Append(view.Rights switch
        {
            AppealStanding.NoRights => " A remark code in it says that there is no right to appeal.",
            AppealStanding.OtherLine => " A remark code on another line of the claim says that there is no right to appeal that line.",
            AppealStanding.Contradicted => " A remark code in it says that there is no right to appeal, but that may not be meant for this claim: ask the plan.",
            _ => string.Empty,
        });

        return text.ToString();
    }

    /// <summary>Where the letter says what the plan rests on.</summary>
    public static List<string> Citations(CaseView view)
    {
        var citations = new List<string>(4);
        if (!view.IsDenial)
        {
            return citations;
        }

        Cite(citations, "Reason", view.Reason is null ? null : view.Facts.Denial.Reason?.Source);
        var appeal = view.Facts.Appeal;
        Cite(citations, "Time to appeal", (appeal.DeadlineSpan?.Source ?? appeal.DeadlineDays?.Source) ?? appeal.DeadlineDate?.Source);
        return citations;
    }

    private static void Cite(List<string> citations, string what, FactSource? source)
    {
        if (source is not null && CaseView.SaysSomething(source.Quote))
        {
            citations.Add($"{what}: “{source.Quote.ReplaceLineEndings(" ").Trim()}” ({PrintedForm.Page(source.Page)})");
        }
    }

    private static string Plain(CaseView view, PlanSection category)
    {
        var summary = view.Facts.Denial.Summary?.Trim();
        var plain = summary is null || !CaseView.SaysSomething(summary) ? category.Meaning : summary;
        return EndsSentence(plain) ? plain : plain + ".";
    }

    private static bool EndsSentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?';
}
