using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>
/// The words that state a kind of coverage. Where several stand in a letter, the first of this list wins. Those of coverage that the list of
/// kinds has no word for (a cost plan, a supplement, a short-term policy) say that the kind is unknown, whatever else is said.
/// </summary>
internal static class PlanTypeSigns
{
    /// <summary>Kind, certainty, phrase.</summary>
    public static readonly (PlanType Type, double Certainty, string Phrase)[] All =
    [
        (PlanType.Tricare, 0.95, "tricare"),
        (PlanType.Fehb, 0.95, "service benefit plan"),
        (PlanType.Fehb, 0.95, "fehb"),
        (PlanType.Fehb, 0.9, "federal employees health"),
        (PlanType.Fehb, 0.85, "federal employees"),
        (PlanType.PartD, 0.95, "medicare part d"),
        (PlanType.PartD, 0.95, "pdp"),
        (PlanType.PartD, 0.95, "medicare prescription drug"),
        (PlanType.MedicareAdvantage, 0.95, "medicare advantage"),
        (PlanType.MedicareAdvantage, 0.9, "cms 10003"),
        (PlanType.MedicareAdvantage, 0.85, "ma plan"),
        (PlanType.MedicareAdvantage, 0.8, "hmo d snp"),
        (PlanType.Unknown, 1, "medicare cost"),
        (PlanType.Medicare, 0.95, "medicare summary notice"),
        (PlanType.Medicare, 0.85, "medicare number"),
        (PlanType.Medicare, 0.7, "original medicare"),
        (PlanType.Chip, 0.9, "childrens health insurance program"),
        (PlanType.Chip, 0.85, "chip"),
        (PlanType.Medicaid, 0.95, "medicaid managed care"),
        (PlanType.Medicaid, 0.95, "medicaid id"),
        (PlanType.Medicaid, 0.9, "medicaid health plan"),
        (PlanType.Medicaid, 0.9, "medicaid"),
        (PlanType.Medicaid, 0.9, "medicaid managed care"),
        (PlanType.Medicaid, 0.85, "state fair hearing"),
        (PlanType.Marketplace, 0.95, "health insurance marketplace"),
        (PlanType.Marketplace, 0.95, "healthcare gov"),
        (PlanType.Marketplace, 0.95, "marketplace coverage"),
        (PlanType.Marketplace, 0.95, "marketplace"),
        (PlanType.Marketplace, 0.95, "on exchange"),
        (PlanType.Marketplace, 0.9, "insurance exchange"),
        (PlanType.Marketplace, 0.9, "marketplace plan"),
        (PlanType.Unknown, 1, "short term medical"),
        (PlanType.Unknown, 1, "short term limited duration"),
        (PlanType.Unknown, 1, "medicare supplement"),
        (PlanType.Unknown, 1, "medigap"),
        (PlanType.Individual, 0.85, "individual and family plan"),
        (PlanType.Individual, 0.85, "individual family plan"),
        (PlanType.Individual, 0.85, "individual and family plans"),
        (PlanType.Individual, 0.85, "individual family plans"),
        (PlanType.Individual, 0.85, "individual bronze"),
        (PlanType.Individual, 0.85, "individual silver"),
        (PlanType.Individual, 0.85, "individual gold"),
        (PlanType.Individual, 0.85, "individual platinum"),
        (PlanType.Individual, 0.85, "individual health plan"),
        (PlanType.Individual, 0.85, "individual health insurance"),
        (PlanType.Individual, 0.85, "individual policy"),
        (PlanType.Employer, 0.95, "self funded"),
        (PlanType.Employer, 0.95, "self insured"),
        (PlanType.Employer, 0.9, "employee welfare"),
        (PlanType.Employer, 0.9, "employee health plan"),
        (PlanType.Employer, 0.9, "employee benefit"),
        (PlanType.Employer, 0.9, "employee health benefit"),
        (PlanType.Employer, 0.9, "employees health plan"),
        (PlanType.Employer, 0.9, "plan erisa"),
        (PlanType.Employer, 0.9, "employer group coverage"),
        (PlanType.Employer, 0.9, "employer plan under erisa"),
        (PlanType.Employer, 0.9, "plan is an employer plan"),
        (PlanType.Employer, 0.9, "subject to erisa"),
        (PlanType.Employer, 0.9, "governed by erisa"),
        (PlanType.Employer, 0.9, "employer sponsored"),
        (PlanType.Employer, 0.9, "employer sponsors"),
        (PlanType.Employer, 0.85, "sponsored by"),
        (PlanType.Employer, 0.85, "employees"),
        (PlanType.Employer, 0.85, "welfare fund"),
        (PlanType.Employer, 0.8, "plan sponsor"),
        (PlanType.Employer, 0.8, "employer group"),
        (PlanType.Employer, 0.8, "union health trust"),
        (PlanType.Employer, 0.7, "governmental plan"),
        (PlanType.Employer, 0.7, "church plan"),
    ];

    /// <summary>Index of "plan (ERISA)": only in brackets is it the plan's own law.</summary>
    public static readonly int BracketedLaw = Array.FindIndex(All, sign => sign.Phrase == "plan erisa");

    /// <summary>Index of the number of the Integrated Denial Notice.</summary>
    public static readonly int DenialForm = Array.FindIndex(All, sign => sign.Phrase == "cms 10003");
}
