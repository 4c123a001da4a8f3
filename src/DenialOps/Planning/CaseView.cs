using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Planning;

/// <summary>
/// The case as plans and documents see it. A fact below <see cref="Usable"/> is treated as unknown: it becomes a question or a
/// blank, never a statement.
/// </summary>
internal sealed class CaseView
{
    /// <summary>Below this confidence a value is not stated in any document.</summary>
    public const double Usable = 0.5;

    /// <summary>Below this confidence a value is stated, and a person is asked to check it.</summary>
    public const double Sure = 0.8;

    public CaseView(CaseFacts facts, RouteDecision route, IReadOnlyList<Deadline> deadlines, DocumentLanguage language = DocumentLanguage.English)
    {
        Language = language;
        Words = Wording.Of(language);
        Facts = facts;
        Route = route;
        Deadlines = deadlines;
        ForProvider = facts.Other.TryGetValue("audience", out var audience) && audience.Value == "provider";
        Rights = route.Route == Knowledge.Route.NotADenial ? AppealStanding.Open : AppealRights.Of(facts);
        Categories = CategoriesOf(facts);
        Deadline = LeadingDeadline.Dated(deadlines, DeadlineKind.InternalAppeal) ?? LeadingDeadline.Dated(deadlines, DeadlineKind.LaterReview);
        CorrectedClaim = LeadingDeadline.Dated(deadlines, DeadlineKind.CorrectedClaim);
        FastReview = deadlines.FirstOrDefault(deadline => deadline.Kind == DeadlineKind.FastReview);
        KeepServices = deadlines.FirstOrDefault(deadline => deadline.Kind == DeadlineKind.KeepServices);
        FastAppealBy = deadlines.FirstOrDefault(deadline => deadline.Kind == DeadlineKind.FastAppeal);
        Leading = LeadingDeadline.Find(deadlines, route.Route);
        Payer = Text(facts.Payer.Name);
        Service = Text(facts.Service.Description) ?? Text(facts.Service.DrugName);
        Provider = Text(facts.Service.ProviderName);
        Reason = Text(facts.Denial.Reason);
        ApprovedPart = facts.Other.TryGetValue("approved_part", out var part) && Reason?.Contains(part.Value, StringComparison.Ordinal) != true ? Text(part) : null;
        CareEnds = facts.Other.TryGetValue(DenialOps.Facts.Readers.CareEndReader.EndFact, out var end) ? Text(end) : null;
        var isAhead = Value(facts.Service.DateOfService) is { } service && Value(facts.Denial.DateOfLetter) is { } letter && service > letter;
        IsChange = isAhead && (KeepServices is not null || FastReview is not null || CareEnds is not null);
        IsPlanned = isAhead && !IsChange;
        IsClaim = !isAhead && (facts.Claim.ClaimNumber is not null || facts.Amounts.Billed is not null);
        IsGiven = Value(facts.Service.DateOfService) is { } given && Value(facts.Denial.DateOfLetter) >= given;
        IsMedical = route.Route == Knowledge.Route.MedicalNecessityAppeal || Categories.Any(c => c is DenialCategory.MedicalNecessity
            or DenialCategory.Experimental or DenialCategory.StepTherapy or DenialCategory.QuantityLimit or DenialCategory.LevelOfCare);
        IsDrug = Text(facts.Service.DrugName) is not null || facts.Service.NdcCodes.Count > 0 || PlanTypeOf(facts) == PlanType.PartD;
        FastAppeal = FastAppealTime.Of(facts);
        PlanType = PlanTypeOf(facts);
        IsLaterReview = ReviewLadder.LevelOf(facts) > 1;
        Law = CaseLaw.Of(this);
        FastAppeal ??= IsClaim || IsGiven ? null : FastAppealTime.Of(Law);
    }

    /// <summary>The language of what is written for the patient.</summary>
    public DocumentLanguage Language { get; }

    /// <summary>The sentences of that language.</summary>
    public Wording Words { get; }

    public CaseFacts Facts { get; }

    public RouteDecision Route { get; }

    public IReadOnlyList<Deadline> Deadlines { get; }

    /// <summary>Whether the letter is addressed to a provider, so that billing staff act on it.</summary>
    public bool ForProvider { get; }

    /// <summary>Whether what is meant for <paramref name="audience"/> is meant for the one who acts on this letter.</summary>
    public bool IsFor(StepAudience audience) => audience == StepAudience.All || audience == StepAudience.Provider == ForProvider;

    /// <summary>Whether the claim can be appealed, as far as its remark codes and the letter say.</summary>
    public AppealStanding Rights { get; }

    /// <summary>Whether a remark code takes the right to appeal away, and nothing in the letter says otherwise.</summary>
    public bool NoAppealRights => Rights == AppealStanding.NoRights;

    /// <summary>Whether the plan must be asked what can be appealed: a remark code and the letter do not say the same, or lines differ.</summary>
    public bool AskAboutRights => Rights is AppealStanding.OtherLine or AppealStanding.Contradicted;

    /// <summary>The kinds of reason, most likely first; never empty.</summary>
    public IReadOnlyList<DenialCategory> Categories { get; }

    /// <summary>The earliest appeal deadline with a known day.</summary>
    public Deadline? Deadline { get; }

    /// <summary>The day for a corrected claim, where the letter or the user gives it.</summary>
    public Deadline? CorrectedClaim { get; }

    /// <summary>The call for a fast review of the end of care, where the letter names one.</summary>
    public Deadline? FastReview { get; }

    /// <summary>The request that care goes on during the appeal, where the letter gives a time for it.</summary>
    public Deadline? KeepServices { get; }

    /// <summary>By when a fast appeal must be asked for, where that has a time of its own.</summary>
    public Deadline? FastAppealBy { get; }

    /// <summary>Today, as far as a deadline with a day tells it.</summary>
    public DateOnly? Today => Deadlines.FirstOrDefault(d => d is { Due: not null, DaysLeft: not null }) is { Due: { } due, DaysLeft: { } left } ? due.AddDays(-left) : null;

    /// <summary>Whether the case is known to be urgent, from the letter or the user: only then may a letter say so.</summary>
    public bool IsUrgent => Route.Urgency == Urgency.Expedited && !Route.RestsOnOngoingCare;

    /// <summary>What the plan works towards: the earliest day that is still open, or the entry that says what to ask.</summary>
    public Deadline? Leading { get; }

    /// <summary>Where the appeal or the next review is sent.</summary>
    public Fact<string>? FilingAddress => (IsLaterReview ? Facts.Other.GetValueOrDefault(DenialOps.Facts.Readers.NextReviewContactReader.AddressFact) : null) ?? Facts.Appeal.Address;

    /// <summary>The fax for the appeal or the next review; none that belongs to another address.</summary>
    public Fact<string>? FilingFax => IsLaterReview && Facts.Other.ContainsKey(DenialOps.Facts.Readers.NextReviewContactReader.AddressFact)
        ? Facts.Other.GetValueOrDefault(DenialOps.Facts.Readers.NextReviewContactReader.FaxFact)
        : (IsLaterReview ? Facts.Other.GetValueOrDefault(DenialOps.Facts.Readers.NextReviewContactReader.FaxFact) : null) ?? Facts.Appeal.Fax;

    /// <summary>
    /// The phone for an appeal; null where the letter gives it for a fast appeal alone and has another number for the rest: whoever has a
    /// question calls that one.
    /// </summary>
    public Fact<string>? AppealPhone => Facts.Appeal.Phone is { Source: { } source } && Text(Facts.Contact.Phone) is not null
        && Facts.Other.GetValueOrDefault(DenialOps.Facts.Readers.FastAppealReader.PhoneFact)?.Source is { } fast && fast.Page == source.Page && fast.Start == source.Start
            ? null
            : Facts.Appeal.Phone;

    public string? Payer { get; }

    public string? Service { get; }

    public string? Provider { get; }

    public string? Reason { get; }

    /// <summary>What the letter approves beside what it denies, in its words; null where the reason says it too.</summary>
    public string? ApprovedPart { get; }

    /// <summary>Whether the care lies after the letter.</summary>
    public bool IsPlanned { get; }

    /// <summary>Whether the day that the letter gives is the one on which care that goes on ends or becomes less.</summary>
    public bool IsChange { get; }

    /// <summary>
    /// Whether the decision ends or lowers care that goes on: the day of the change lies ahead, or the letter's own words say so. That it tells
    /// how to keep services is not enough, for forms tell that of every decision.
    /// </summary>
    public bool CutsCare => IsChange || (Route.RestsOnOngoingCare && !IsClaim && (KeepServices is not null || FastReview is not null || CareEnds is not null));

    /// <summary>Whether the letter is about a claim for care that was given.</summary>
    public bool IsClaim { get; }

    /// <summary>The kind of plan, where it is known well enough to advise by it.</summary>
    public PlanType PlanType { get; }

    /// <summary>Whether the letter says that an employer pays for the care itself: the US Department of Labor oversees such a plan, a state the others.</summary>
    public bool IsSelfFunded => PlanType == PlanType.Employer && Facts.Payer.PlanType?.Source?.Quote.StartsWith("self", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether a drug was denied.</summary>
    public bool IsDrug { get; }

    /// <summary>Whether what follows is a review outside the plan, or after its answer to an appeal.</summary>
    public bool IsLaterReview { get; }

    /// <summary>Whether the letter answers an appeal; a State's hearing can be a later review without one.</summary>
    public bool AnswersAppeal => IsLaterReview && !ReviewLadder.IsHearingFirst(Facts);

    /// <summary>The law, as far as a letter may cite it.</summary>
    public CaseLaw Law { get; }

    /// <summary>Whether the care was given by the day of the letter.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether the reason is a medical one.</summary>
    public bool IsMedical { get; }

    /// <summary>The last approved day of care that goes on, as the letter gives it.</summary>
    public string? CareEnds { get; }

    /// <summary>The time in which a fast appeal is decided, where it is known.</summary>
    public FastAppealTime? FastAppeal { get; }

    /// <summary>Whether a case that is not known to be urgent may ask for the fast appeal: for care that can still come too late.</summary>
    public bool FastAppealOpen => IsDenial && !NoAppealRights && !IsUrgent
        && (Route.RestsOnOngoingCare || ((FastAppeal is not null || FastAppealBy is not null) && !IsGiven && (IsMedical || !IsClaim)));

    /// <summary>Whether a member is told that there was no coverage: the record and the appeal mend that, and no correction of the claim does.</summary>
    public bool MemberLostCoverage => !ForProvider && Categories[0] == DenialCategory.Eligibility && Route.Route == Knowledge.Route.ClaimCorrectionResubmit;

    /// <summary>Whether the care is over: neither planned nor going on.</summary>
    public bool IsPastCare => (IsClaim || IsGiven) && CareEnds is null && FastReview is null && KeepServices is null;

    /// <summary>Whether a claim is denied for its lateness first of all: no correction mends that, only proof of the first sending and an appeal.</summary>
    public bool IsLateClaim => Categories[0] == DenialCategory.TimelyFiling && Route.Route == Knowledge.Route.ClaimCorrectionResubmit;

    /// <summary>Whether a corrected claim can be the remedy.</summary>
    public bool IsCorrectable => !IsLateClaim && Categories[0] != DenialCategory.Duplicate;

    /// <summary>Whether the remedy is an answer to a payer, as opposed to nothing.</summary>
    public bool IsDenial => Route.Route != Knowledge.Route.NotADenial;

    /// <summary>Whether a person is to read the letter first.</summary>
    public bool PersonShouldLook => Route.Confidence < Usable;

    /// <summary>The text of a fact that may be stated, or null. A value without a letter or a digit says nothing.</summary>
    public static string? Text(Fact<string>? fact) =>
        fact is not null && fact.Confidence >= Usable && fact.Value is { } value && SaysSomething(value) ? value.Trim() : null;

    /// <summary>Whether a text has a letter or a digit.</summary>
    public static bool SaysSomething(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of a fact that may be stated, or null.</summary>
    public static T? Value<T>(Fact<T>? fact)
        where T : struct => fact is not null && fact.Confidence >= Usable ? fact.Value : null;

    private static PlanType PlanTypeOf(CaseFacts facts) => Value(facts.Payer.PlanType) ?? PlanType.Unknown;

    private static List<DenialCategory> CategoriesOf(CaseFacts facts)
    {
        var categories = new List<DenialCategory>(3);
        foreach (var category in facts.Denial.Categories)
        {
            if (category.Confidence >= Usable && !categories.Contains(category.Value) && categories.Count < 3)
            {
                categories.Add(category.Value);
            }
        }

        if (categories.Count == 0)
        {
            categories.Add(facts.Denial.Categories is [var first, ..] ? first.Value : DenialCategory.Other);
        }

        return categories;
    }
}
