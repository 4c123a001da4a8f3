using DenialOps.Facts;
using DenialOps.Facts.Evidence;
using DenialOps.Knowledge;

namespace DenialOps.Routing;

/// <summary>Adds the evidence for each category up to a score for each route.</summary>
internal static class RouteScores
{
    /// <summary>How much a code counts beside clear words: enough to decide where the words are silent, not to overrule them.</summary>
    private const double CodeShareBesideWords = 0.35;

    public static Dictionary<Route, double> Of(DecisionEvidence decision, CaseFacts facts)
    {
        var scores = new Dictionary<Route, double>
        {
            [Route.PriorAuthNeeded] = 0,
            [Route.ClaimCorrectionResubmit] = 0,
            [Route.MedicalNecessityAppeal] = 0,
            [Route.CoverageDispute] = 0,
        };
        bool wordsSpeak = decision.ByWords.Greatest >= 4;
        foreach (var category in Enum.GetValues<DenialCategory>())
        {
            double words = Math.Max(0, decision.ByWords[category]);
            double codes = decision.ByCodes[category] * (wordsSpeak ? CodeShareBesideWords : 1);
            var route = RouteOf(category, decision);
            scores[route] = Math.Max(scores[route], 0) + words + codes;
        }

        if (facts.Denial.RarcCodes.Any(r => CodeBook.Current.Rarc(r.Value)?.Kind == CodeKind.Unprocessable))
        {
            scores[Route.ClaimCorrectionResubmit] += 3;
        }

        return scores;
    }

    /// <summary>The route of a category; a benefit maximum is a matter of the contract, not of clinical judgement.</summary>
    public static Route RouteOf(DenialCategory category, DecisionEvidence decision) =>
        category == DenialCategory.QuantityLimit && decision.BenefitMaximum ? Route.CoverageDispute : SignalBook.Current.RouteOf(category);
}
