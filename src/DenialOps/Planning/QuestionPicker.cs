using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>Chooses the questions whose answers would help most: for what is missing, and for what was read with doubt.</summary>
internal static class QuestionPicker
{
    private const int Most = 8;

    private const string StateField = "other." + Facts.Readers.StateReader.FactName;

    /// <summary>The questions, in the order of the content, which is the order of their value.</summary>
    public static List<PlanQuestion> Pick(CaseView view, PlanPhrases phrases, IReadOnlyList<QuestionContent> content)
    {
        var questions = new List<PlanQuestion>(Most);
        foreach (var item in InOrder(view, content))
        {
            if (questions.Count == Most)
            {
                break;
            }

            var confidence = ConfidenceOf(item.Field, view);
            if (confidence is null)
            {
                questions.Add(new PlanQuestion { Field = item.Field, Question = phrases.Fill(item.Question), Why = phrases.Fill(item.Why) });
            }
            else if (confidence < CaseView.Sure)
            {
                questions.Add(new PlanQuestion
                {
                    Field = item.Field,
                    Question = phrases.Fill(item.Question),
                    Why = view.Words.DoubtfulQuestion + phrases.Fill(item.Why),
                });
            }
        }

        return questions;
    }

    /// <summary>Where the last day hangs on the kind of plan or, for the review after an appeal, on the state, that question comes first but for the day of the letter.</summary>
    private static IEnumerable<QuestionContent> InOrder(CaseView view, IReadOnlyList<QuestionContent> content) =>
        view.Deadlines.Any(deadline => deadline.Candidates.Count > 0) ? content.OrderBy(item => item.Field switch { "denial.date_of_letter" => 0, "payer.plan_type" => 1, _ => 2 })
        : view.IsLaterReview ? content.OrderBy(item => item.Field switch { "denial.date_of_letter" => 0, StateField => 1, _ => 2 })
        : content;

    /// <summary>How sure we are of a field; null when it is missing, 1 when it does not matter here.</summary>
    private static double? ConfidenceOf(string field, CaseView view)
    {
        var facts = view.Facts;
        return field switch
        {
            "denial.date_of_letter" => facts.Denial.DateOfLetter?.Confidence,
            "appeal.deadline_days" => view.NoAppealRights || IsReviewTimed(view) ? 1 : Best(facts.Appeal.DeadlineDays?.Confidence, facts.Appeal.DeadlineSpan?.Confidence,
            facts.Appeal.DeadlineDate?.Confidence),
            "denial.rarc_codes" => view.AskAboutRights ? null : 1,
            Deadlines.DeadlineAnchor.ReceivedFact => ReceiptMatters(view) ? null : 1,
            "denial.reason" => facts.Denial.Reason?.Confidence,
            "denial.categories" => view.Categories[0] == DenialCategory.Other ? null : 1,
            "member.name" => facts.Member.Name?.Confidence,
            "member.member_id" => facts.Member.MemberId?.Confidence,
            "claim.claim_number" => Best(facts.Claim.ClaimNumber?.Confidence, facts.Claim.ReferenceNumber?.Confidence,
            facts.Claim.AuthorizationNumber?.Confidence),
            "claim.reference_number" => 1,
            "service.description" => Best(facts.Service.Description?.Confidence, facts.Service.DrugName?.Confidence),
            "service.date_of_service" => view.IsClaim ? facts.Service.DateOfService?.Confidence : 1,
            "payer.name" => facts.Payer.Name?.Confidence,
            // A reader that looked and found nothing is sure of it; it is still to be asked.
            "payer.plan_type" => facts.Payer.PlanType is null or { Value: PlanType.Unknown } ? null : facts.Payer.PlanType.Confidence,
            StateField => StateConfidence(view),
            "appeal.address" => view.NoAppealRights ? 1 : Best(view.FilingAddress?.Confidence, view.FilingFax?.Confidence),
            "appeal.phone" => Best(facts.Appeal.Phone?.Confidence, facts.Contact.Phone?.Confidence),
            "service.provider_name" => facts.Service.ProviderName?.Confidence,
            "service.diagnosis_codes" => facts.Service.DiagnosisCodes.Count > 0 || view.Route.Route != Route.MedicalNecessityAppeal ? 1 : null,
            _ => 1,
        };
    }

    /// <summary>Whether the letter gives a time or a day for the review that is next.</summary>
    private static bool IsReviewTimed(CaseView view) => view.IsLaterReview
        && (view.Facts.Other.ContainsKey(Facts.Readers.NextReviewReader.TimeFact) || view.Facts.Other.ContainsKey(Facts.Readers.NextReviewReader.DateFact));

    /// <summary>Whether a day is counted from the receipt, by the letter or by a law, and nobody said when the letter came.</summary>
    private static bool ReceiptMatters(CaseView view) =>
        !view.Facts.Other.ContainsKey(Deadlines.DeadlineAnchor.ReceivedFact)
        && (view.Facts.Appeal.CountedFrom?.Value == "receipt"
            || view.Deadlines.Any(d => d.Basis == Deadlines.DeadlineBasis.Regulation && d.Candidates.Count == 0 && d.RuleId is { } id
                && RuleBook.Current.Find(id).Anchor == RuleAnchor.Receipt));

    /// <summary>The state decides over the external review of a plan that an insurer sold.</summary>
    private static double? StateConfidence(CaseView view) =>
        view.PlanType is not (PlanType.Marketplace or PlanType.Individual) || !view.IsDenial || view.NoAppealRights ? 1
        : view.Facts.Other.TryGetValue(Facts.Readers.StateReader.FactName, out var state) ? state.Confidence
        : null;

    private static double? Best(double? first, double? second, double? third = null) =>
        first is null && second is null && third is null ? null : Math.Max(first ?? 0, Math.Max(second ?? 0, third ?? 0));
}
