using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>Chooses among the times that a rule gives for an answer the one of a case.</summary>
internal static class AnswerTimes
{
    /// <summary>The time in this case, the urgent one where the case is; null where the rule gives none.</summary>
    public static AnswerTime? Of(LegalRule rule, CaseView view) =>
        view.IsUrgent ? Urgent(rule, view) ?? Usual(rule, view) : Usual(rule, view);

    /// <summary>The time where nothing is urgent.</summary>
    public static AnswerTime? Usual(LegalRule rule, CaseView view)
    {
        if (view.IsClaim || view.IsGiven)
        {
            return Find(rule, AnswerCase.PostService, view) ?? Find(rule, AnswerCase.Any, view);
        }

        // The times for approvals ahead of the care are for care and items: drugs have times of their own.
        var isDrug = IsDrug(view.Facts.Service) || view.IsDrug;
        var approval = Find(rule, AnswerCase.PriorAuthorization, view);
        return isDrug && Find(rule, AnswerCase.PartBDrug, view) is { } drug ? drug
            : isDrug && approval is not null ? null
            : approval ?? Find(rule, AnswerCase.PreService, view) ?? Find(rule, AnswerCase.Any, view);
    }

    /// <summary>The time where the case is urgent.</summary>
    public static AnswerTime? Urgent(LegalRule rule, CaseView view) =>
        (IsDrug(view.Facts.Service) ? Find(rule, AnswerCase.UrgentPartBDrug, view) : null) ?? Find(rule, AnswerCase.Urgent, view);

    /// <summary>The time for a kind of case, where it holds on the day of the letter.</summary>
    public static AnswerTime? Find(LegalRule rule, AnswerCase when, CaseView view)
    {
        var day = CaseView.Value(view.Facts.Denial.DateOfLetter);
        return rule.Answers.FirstOrDefault(answer => answer.Case == when && (answer.From is null || day >= answer.From));
    }

    /// <summary>Whether a code of the service names a drug that is given in an office or a clinic.</summary>
    public static bool IsDrug(ServiceFacts service) => service.HcpcsCodes.Any(code => code.Value is ['J' or 'Q' or 'C', ..]);
}
