using DenialOps.Facts.Evidence;
using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>Says what was looked for and not found, and what is doubtful or contradictory.</summary>
internal static class FactReview
{
    private const double Doubtful = 0.6;

    /// <summary>The fields that a case needs and the letter does not give.</summary>
    public static List<MissingFact> Missing(CaseFacts facts)
    {
        var missing = new List<MissingFact>();
        Need(facts.Payer.Name, "payer.name", "No letterhead, signature or label that names the insurer was found.");
        Need(facts.Member.Name, "member.name", "No label or greeting that names the patient was found.");
        Need(facts.Member.MemberId, "member.member_id", "No label such as \"Member ID\" was found.");
        Need(facts.Denial.DateOfLetter, "denial.date_of_letter", "No date stands where a letter's own date stands. Deadlines are counted from it.");
        Need(facts.Denial.Reason, "denial.reason", "No sentence that says why something was denied was found.");
        Need(facts.Service.Description, "service.description", "No words that say what was denied were found.");
        Need(facts.Service.DateOfService, "service.date_of_service", "No date of service was found. For care not yet given this is usual.");
        if (facts.Claim.ClaimNumber is null && facts.Claim.ReferenceNumber is null)
        {
            missing.Add(new MissingFact("claim.claim_number", "Neither a claim number nor a reference number was found."));
        }

        if (facts.Appeal.DeadlineDays is null && facts.Appeal.DeadlineSpan is null && facts.Appeal.DeadlineDate is null)
        {
            missing.Add(new MissingFact("appeal.deadline_days", "No time limit for an internal appeal was found."));
        }

        if (facts.Appeal.Address is null && facts.Appeal.Fax is null && facts.Appeal.Phone is null)
        {
            missing.Add(new MissingFact("appeal.address", "No address, fax or telephone for appeals was found."));
        }

        return missing;

        void Need<T>(Fact<T>? fact, string field, string why)
        {
            if (fact is null)
            {
                missing.Add(new MissingFact(field, why));
            }
        }
    }

    /// <summary>Doubtful values, several times to appeal, contradictions between codes and words, and text that gives orders to machines.</summary>
    public static List<FactWarning> Warnings(CaseFacts facts, DecisionEvidence decision, DateOnly today, bool severalTimes)
    {
        var warnings = LetterDoubts.Find(facts, decision.Context, today, severalTimes);
        Doubt(facts.Denial.DateOfLetter, "denial.date_of_letter");
        Doubt(facts.Appeal.DeadlineDays, "appeal.deadline_days");
        Doubt(facts.Appeal.DeadlineDate, "appeal.deadline_date");
        Doubt(facts.Member.MemberId, "member.member_id");
        Doubt(facts.Claim.ClaimNumber, "claim.claim_number");
        Doubt(facts.Denial.Reason, "denial.reason");
        Doubt(facts.Appeal.Address, "appeal.address");
        if (Contradiction(facts) is { } contradiction)
        {
            warnings.Add(contradiction);
        }

        if (decision.Pending && !DenialTest.IsDenial(decision))
        {
            warnings.Add(new FactWarning("document",
                "The plan says that it has not decided yet. See what it asks for and by when, and send it in time: if it does not get it, it may deny."));
        }

        if (decision.Instruction is not null)
        {
            warnings.Add(new FactWarning("document",
                "The document contains text that gives orders to a computer program. It was not followed, and nothing in it was taken as a fact about the decision."));
        }

        if (NotProcessed(facts) is { } notProcessed)
        {
            warnings.Add(new FactWarning("denial.rarc_codes", notProcessed));
        }

        return warnings;

        void Doubt<T>(Fact<T>? fact, string field)
        {
            if (fact is { Confidence: < Doubtful })
            {
                warnings.Add(new FactWarning(field, "This value is doubtful. Compare it with the document before you rely on it."));
            }
        }
    }

    /// <summary>What a remark code says about a claim that could not be processed, beside what the letter says itself.</summary>
    private static string? NotProcessed(CaseFacts facts)
    {
        if (!facts.Denial.RarcCodes.Any(r => CodeBook.Current.Rarc(r.Value)?.Kind == CodeKind.Unprocessable))
        {
            return null;
        }

        return AppealRights.Of(facts) switch
        {
            AppealStanding.NoRights =>
                "A remark code says that the claim could not be processed and cannot be appealed as it is: it must be corrected and sent again.",
            AppealStanding.OtherLine =>
                "A remark code on another line says that the line could not be processed and cannot be appealed as it is. The line without the code keeps its appeal. Ask the plan what holds for each line.",
            AppealStanding.Contradicted =>
                "A remark code says that there is no right to appeal, but the letter speaks of an appeal or does not show for which line the code stands. Ask the plan which of the two holds, and keep the time to appeal until you know.",
            _ => "A remark code says that the claim could not be processed as it is: it must be corrected and sent again.",
        };
    }

    /// <summary>A denial code that stands for another kind of reason than the words; the words win.</summary>
    private static FactWarning? Contradiction(CaseFacts facts)
    {
        if (facts.Denial.Categories.Count == 0 || facts.Denial.Reason is null)
        {
            return null;
        }

        foreach (var carc in facts.Denial.CarcCodes)
        {
            if (CodeBook.Current.Carc(carc.Value) is { Kind: CodeKind.Denial, Category: { } category, NeedsRemark: false } meaning
                && !facts.Denial.Categories.Any(c => c.Value == category || meaning.Also.Contains(c.Value)) && category != DenialCategory.Other)
            {
                return new FactWarning("denial.carc_codes", $"Code {carc.Value} stands for another reason than the one the letter gives in words. The words were taken; the difference is worth pointing out to the plan.");
            }
        }

        return null;
    }
}
