namespace DenialOps.Knowledge;

/// <summary>What people call the kinds of coverage.</summary>
internal static class PlanTypeNames
{
    /// <summary>The name, as it stands in a sentence.</summary>
    public static string Of(PlanType type) => type switch
    {
        PlanType.Employer => "a plan through work",
        PlanType.Marketplace => "a marketplace plan",
        PlanType.Individual => "a plan that you bought yourself",
        PlanType.Medicare => "Original Medicare",
        PlanType.MedicareAdvantage => "Medicare Advantage",
        PlanType.PartD => "a Medicare drug plan",
        PlanType.Medicaid => "Medicaid",
        PlanType.Chip => "CHIP",
        PlanType.Tricare => "TRICARE",
        PlanType.Fehb => "a federal employees' plan",
        _ => "a plan of unknown kind",
    };
}
