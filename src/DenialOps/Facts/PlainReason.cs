using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>Says a denial's kind in plain words.</summary>
internal static class PlainReason
{
    /// <summary>One sentence for the strongest category, and a second for the next; null when there is none.</summary>
    public static string? Of(IReadOnlyList<Fact<DenialCategory>> categories) =>
        categories.Count == 0 ? null : categories.Count == 1 ? Of(categories[0].Value) : $"{Of(categories[0].Value)} Also: {char.ToLowerInvariant(Of(categories[1].Value)[0])}{Of(categories[1].Value)[1..]}";

    /// <summary>One sentence for a category.</summary>
    public static string Of(DenialCategory category) => category switch
    {
        DenialCategory.PriorAuthorization => "The plan says it did not approve this care ahead of time, or not for this care.",
        DenialCategory.CodingError => "The plan says a billing code or modifier on the claim is wrong or does not fit.",
        DenialCategory.MedicalNecessity => "The plan says the records do not show that you need this care.",
        DenialCategory.Experimental => "The plan says this treatment is not yet proven to work.",
        DenialCategory.OutOfNetwork => "The plan says the provider is not in its network.",
        DenialCategory.NotCoveredExclusion => "The plan says your benefits do not include this care.",
        DenialCategory.Eligibility => "The plan says you were not covered on that day.",
        DenialCategory.TimelyFiling => "The plan says the claim came in too late.",
        DenialCategory.Duplicate => "The plan says it already processed this same claim.",
        DenialCategory.MissingInformation => "The plan says it did not get the records or details that it needs to decide.",
        DenialCategory.CoordinationOfBenefits => "The plan says another insurer should pay first.",
        DenialCategory.StepTherapy => "The plan says another treatment must be tried first.",
        DenialCategory.QuantityLimit => "The plan says this is more than its limit allows.",
        DenialCategory.LevelOfCare => "The plan says this care can be given safely in a less intensive setting.",
        _ => "The plan gives a reason that fits none of the usual kinds.",
    };
}
