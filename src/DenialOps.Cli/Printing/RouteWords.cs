using DenialOps.Knowledge;

namespace DenialOps.Cli.Printing;

/// <summary>The routes in the words of a person who has to take one.</summary>
internal static class RouteWords
{
    /// <summary>What to do on this route, in a few words.</summary>
    public static string Of(Route route) => route switch
    {
        Route.PriorAuthNeeded => "Get the missing authorization",
        Route.ClaimCorrectionResubmit => "Have the claim corrected and sent again",
        Route.MedicalNecessityAppeal => "Appeal on medical grounds",
        Route.CoverageDispute => "Dispute the coverage decision",
        Route.NotADenial => "None: this letter denies nothing",
        _ => route.ToString(),
    };
}
