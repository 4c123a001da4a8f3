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
        var words = view.Words;
        if (!view.IsDenial)
        {
            return words.NotDenied;
        }

        var text = new StringBuilder(400);
        text.Append(CaseView.Value(view.Facts.Denial.DateOfLetter) is { } day
            ? Wording.Fill(words.LetterOfDay, ("day", PrintedForm.Of(day, view.Language)))
            : words.LetterWithoutDay);
        var payer = view.Payer ?? InMedicare(view, words.ThePlan);
        text.Append(Wording.Fill(view.CutsCare ? words.SaidChange : words.SaidNo, ("payer", payer)))
            .Append(view.Service is not null ? Wording.Fill(words.ThisCare, ("service", view.Service)) : view.IsClaim ? words.AClaim : words.Care);
        if (view.IsChange && CaseView.Value(view.Facts.Service.DateOfService) is { } change)
        {
            text.Append(Wording.Fill(words.ChangeDay, ("day", PrintedForm.Of(change, view.Language))));
        }

        if (view.ApprovedPart is { } part)
        {
            text.Append(Wording.Fill(words.ApprovedPart, ("part", part), ("stop", EndsSentence(part) ? null : ".")));
        }

        text.Append(view.Reason is { } reason
            ? Wording.Fill(words.GivesReason, ("reason", reason), ("stop", EndsSentence(reason) ? null : "."))
            : words.NoReason);
        text.Append(Wording.Fill(words.InPlainWords, ("meaning", Plain(view, category))));
        if (CaseView.Value(view.Facts.Amounts.PatientResponsibility) is { } owed && (owed > 0 || (owed == 0 && view.IsClaim)))
        {
            text.Append(Wording.Fill(view.ForProvider ? words.ShareProvider : words.SharePatient, ("amount", PrintedForm.Of(owed))))
                .Append(owed == 0 && !view.ForProvider ? InMedicare(view, words.ShareNone) : string.Empty);
        }

        return text.Append(view.Rights switch
        {
            AppealStanding.NoRights => words.NoRights,
            AppealStanding.OtherLine => words.NoRightsOtherLine,
            AppealStanding.Contradicted => words.RightsContradicted,
            _ => string.Empty,
        }).ToString();
    }

    /// <summary>Where the letter says what the plan rests on.</summary>
    public static List<string> Citations(CaseView view)
    {
        var citations = new List<string>(4);
        if (!view.IsDenial)
        {
            return citations;
        }

        Cite(citations, view.Words, view.Words.CiteReason, view.Reason is null ? null : view.Facts.Denial.Reason?.Source);
        var appeal = view.Facts.Appeal;
        Cite(citations, view.Words, view.Words.CiteTime, (appeal.DeadlineSpan?.Source ?? appeal.DeadlineDays?.Source) ?? appeal.DeadlineDate?.Source);
        return citations;
    }

    private static void Cite(List<string> citations, Wording words, string what, FactSource? source)
    {
        if (source is not null && CaseView.SaysSomething(source.Quote))
        {
            citations.Add(Wording.Fill(
                words.Cite, ("what", what), ("quote", source.Quote.ReplaceLineEndings(" ").Trim()), ("page", PrintedForm.Page(source.Page, words))));
        }
    }

    private static string Plain(CaseView view, PlanSection category)
    {
        var summary = view.Facts.Denial.Summary?.Trim();
        // The facts' own sentence is English.
        var plain = summary is null || view.Language != DocumentLanguage.English || !CaseView.SaysSomething(summary) ? category.Meaning : summary;
        plain = InMedicare(view, plain);
        return EndsSentence(plain) ? plain : plain + ".";
    }

    /// <summary>Our own words as they are right for Original Medicare, where it decides.</summary>
    private static string InMedicare(CaseView view, string text) => view.PlanType == PlanType.Medicare ? MedicareWords.In(text, view.Language) : text;

    private static bool EndsSentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?';
}
