using System.Text.Json;
using DenialOps.Knowledge;
using DenialOps.Remittances;

namespace DenialOps.Cli.Printing;

/// <summary>How denials of a remittance are named in every form.</summary>
internal static class RemittanceWords
{
    /// <summary>The way out as the case contract names it; empty where the codes point nowhere.</summary>
    public static string WayOf(RemittedDenial denial) => denial.Route is { } route ? JsonNamingPolicy.SnakeCaseLower.ConvertName(route.ToString()) : "";

    /// <summary>The same for people.</summary>
    public static string WayInWords(RemittedDenial denial) => denial.Route switch
    {
        Route.PriorAuthNeeded => "ask for approval",
        Route.ClaimCorrectionResubmit => denial.IsUnprocessable ? "new claim, no appeal" : "correct and resubmit",
        Route.MedicalNecessityAppeal => "clinical appeal",
        Route.CoverageDispute => "coverage dispute",
        _ => "look at it first",
    };
}
