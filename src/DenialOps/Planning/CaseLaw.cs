using DenialOps.Deadlines;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>
/// The law of a case as far as a letter may cite it: only where the kind of plan is sure, and only rules that somebody confirms. A
/// letter that cites the law of another kind of plan is worse than one that cites none.
/// </summary>
internal sealed record CaseLaw
{
    private const string Court = "a federal court";

    /// <summary>The review that is next; null where the kind of plan is not known or the ladder has ended.</summary>
    public LegalRule? Review { get; private init; }

    /// <summary>The review that follows if the answer is no again; null where it is a lawsuit, for a letter that speaks of one threatens.</summary>
    public LegalRule? After { get; private init; }

    /// <summary>In which time the next review must be answered in this case.</summary>
    public string? AnswerTime { get; private init; }

    /// <summary>The rule that says so.</summary>
    public string? AnswerCitation { get; private init; }

    /// <summary>In which time an urgent appeal must be answered, with its rule; null where we know none, and for a provider whose own right it is not.</summary>
    public AnswerTime? UrgentAnswer { get; private init; }

    /// <summary>The duty to send the claim file.</summary>
    public LegalDuty? ClaimFile { get; private init; }

    /// <summary>The duty to give a specific reason.</summary>
    public LegalDuty? SpecificReason { get; private init; }

    /// <summary>In which time a request for approval must be decided in this case, where nothing is urgent; null where we know no rule, or the care was given.</summary>
    public AnswerTime? Decision { get; private init; }

    /// <summary>In which time an urgent request for approval must be decided.</summary>
    public AnswerTime? UrgentDecision { get; private init; }

    /// <summary>In which time an urgent request to go on with approved care must be decided, if it comes as long before the end.</summary>
    public AnswerTime? Extension { get; private init; }

    /// <summary>The duty to count care outside the network as inside it where the patient had no choice.</summary>
    public LegalDuty? SurpriseBilling { get; private init; }

    /// <summary>The federal way to settle an amount that a provider and a plan dispute.</summary>
    public LegalRule? PaymentDispute { get; private init; }

    /// <summary>The rule that gives more time to appeal than the letter does.</summary>
    public LegalRule? MoreTime { get; private init; }

    /// <summary>The rule that lets care go on during the appeal.</summary>
    public LegalRule? KeepServices { get; private init; }

    /// <summary>Whether the day of the postmark counts for the next review, and not the day on which it arrives.</summary>
    public bool IsFiledByPostmark => Review is { Filed: FiledOn.Postmark, Status: not RuleStatus.Unverified };

    /// <summary>The duty to leave time for an appeal before approved care is cut short; null where no care ends or becomes less.</summary>
    public LegalDuty? AdvanceReview { get; private init; }

    /// <summary>The rule by which a plan that breaks its rules can lose the right to have the appeal come first.</summary>
    public LegalDuty? DeemedExhausted { get; private init; }

    /// <summary>Whether the rights that these rules give are the patient's and not the provider's who acts: they hold for it only as the patient's representative.</summary>
    public bool IsThePatients { get; private init; }

    /// <summary>Whether nothing is left but a lawsuit, which no letter asks for.</summary>
    public bool IsForCourt => Review?.DecidedBy == Court;

    /// <summary>The law of a case.</summary>
    public static CaseLaw Of(CaseView view)
    {
        if (!view.IsDenial || view.PlanType == PlanType.Unknown || view.Facts.Payer.PlanType is not { Confidence: >= CaseView.Sure })
        {
            return new CaseLaw { IsThePatients = IsPatientsAlone(view) };
        }

        var level = ReviewLadder.LevelOf(view.Facts);
        var federal = ReviewLadder.FederalBeside(view.Facts, level);
        var review = federal ?? ReviewLadder.RuleAt(view.Facts, level);
        var answer = review is null or { Status: RuleStatus.Unverified } || federal is not null ? null : AnswerTimes.Of(review, view);
        var day = CaseView.Value(view.Facts.Denial.DateOfLetter);
        // Where a state pays for the care itself, the rules for Medicaid's plans do not hold.
        var hasPlan = !ReviewLadder.IsHearingFirst(view.Facts);
        var first = hasPlan ? RuleBook.Current.Find(view.PlanType, RuleMatter.FirstDecision) : null;
        var ahead = view.IsClaim || view.IsGiven ? null : first;
        return new CaseLaw
        {
            Review = review,
            After = (ReviewLadder.FederalBeside(view.Facts, level + 1) ?? ReviewLadder.RuleAt(view.Facts, level + 1)) is { DecidedBy: not Court } after ? after : null,
            AnswerTime = answer?.Time,
            AnswerCitation = answer is null ? null : answer.Citation ?? review!.Citation,
            UrgentAnswer = answer is null || review!.Automatic ? null : AnswerTimes.Urgent(review, view) is { } urgent ? urgent with { Citation = urgent.Citation ?? review.Citation } : null,
            ClaimFile = !hasPlan ? null : Usable(RuleBook.Current.Find(view.PlanType, PlanDuty.ClaimFile, day)),
            SpecificReason = hasPlan && IsRefusedApproval(view) ? Usable(RuleBook.Current.Find(view.PlanType, PlanDuty.SpecificReason, day)) : null,
            Decision = ahead is null ? null : AnswerTimes.Usual(ahead, view),
            UrgentDecision = ahead is null ? null : AnswerTimes.Urgent(ahead, view),
            Extension = first is null ? null : AnswerTimes.Find(first, AnswerCase.Concurrent, view),
            SurpriseBilling = view.Categories.Contains(DenialCategory.OutOfNetwork) ? Usable(RuleBook.Current.Find(view.PlanType, PlanDuty.SurpriseBilling, day)) : null,
            PaymentDispute = view.IsClaim ? RuleBook.Current.Find(view.PlanType, RuleMatter.PaymentDispute) : null,
            KeepServices = view.KeepServices is null || !hasPlan ? null : RuleBook.Current.Find(view.PlanType, RuleMatter.KeepServices),
            AdvanceReview = view.CutsCare && review is { Level: 1 } ? Usable(RuleBook.Current.Find(view.PlanType, PlanDuty.AdvanceReview, day)) : null,
            DeemedExhausted = review is { Level: 1 } ? Usable(RuleBook.Current.Find(view.PlanType, PlanDuty.DeemedExhausted, day)) : null,
            IsThePatients = IsPatientsAlone(view),
            MoreTime = review is { Time: not null, Status: not RuleStatus.Unverified } && view.Deadlines.Any(d => d.IsShorterThanLaw) ? review : null,
        };
    }

    /// <summary>
    /// Whether a request for approval ahead of the care was refused, and not for a drug. A claim that was denied because nobody asked is
    /// no such refusal, nor is the end of care that goes on.
    /// </summary>
    private static bool IsRefusedApproval(CaseView view)
    {
        var service = view.Facts.Service;
        return view is { IsClaim: false, IsGiven: false, IsDrug: false, FastReview: null, KeepServices: null } && !AnswerTimes.IsDrug(service)
            && !view.Categories.Contains(DenialCategory.StepTherapy);
    }

    /// <summary>Laws on appeals speak to patients. Some let a provider file in its own name.</summary>
    private static bool IsPatientsAlone(CaseView view) =>
        view.ForProvider && ReviewLadder.RuleAt(view.Facts, ReviewLadder.LevelOf(view.Facts)) is not { ProviderFiles: true };

    private static LegalDuty? Usable(LegalDuty? duty) => duty is { Status: RuleStatus.Unverified } ? null : duty;
}
