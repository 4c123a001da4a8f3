using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Evidence;

/// <summary>Orders the kinds of denial by their evidence.</summary>
internal static class CategoryRanking
{
    private const double Floor = 1.6;
    private const double ShareOfBest = 0.5;

    /// <summary>The categories that the evidence carries, strongest first; none when nothing is denied.</summary>
    public static List<Fact<DenialCategory>> Rank(ReadingContext context, DecisionEvidence decision)
    {
        if (!DenialTest.IsDenial(decision))
        {
            return [];
        }

        var totals = Totals(decision);
        if (totals.Count == 0)
        {
            return decision.Decision is { } at ? [context.Fact(DenialCategory.Other, 0.4, at.Start, at.End)] : [];
        }

        var ranked = new List<Fact<DenialCategory>>();
        foreach (var (category, total) in totals)
        {
            if (ranked.Count > 0 && (total < totals[0].Total * ShareOfBest || ranked.Count == 2 || !IsInReason(decision, category)))
            {
                continue;
            }

            double confidence = ranked.Count == 0 ? 0.5 + Math.Min(0.45, (total - (totals.Count > 1 ? totals[1].Total : 0)) / 12) : 0.5;
            var span = Strongest(decision, category);
            ranked.Add(context.Fact(category, confidence, span.Start, span.End));
        }

        return ranked;
    }

    /// <summary>The categories above the floor, strongest first, equals in the order of their names.</summary>
    private static List<(DenialCategory Category, double Total)> Totals(DecisionEvidence decision)
    {
        var totals = new List<(DenialCategory Category, double Total)>();
        for (var category = default(DenialCategory); category <= DenialCategory.Other; category++)
        {
            double total = decision.Total(category);
            if (total < Floor)
            {
                continue;
            }

            int at = totals.Count;
            while (at > 0 && totals[at - 1].Total < total)
            {
                at--;
            }

            totals.Insert(at, (category, total));
        }

        return totals;
    }

    private static bool IsInReason(DecisionEvidence decision, DenialCategory category)
    {
        if (decision.Reason is not { } reason)
        {
            return false;
        }

        foreach (var evidence in decision.Evidence)
        {
            if (evidence.Category == category && evidence.Weight >= 1.4 && reason.Contains(evidence.Span.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the strongest evidence for a category stands, the first of equals.</summary>
    private static TextSpan Strongest(DecisionEvidence decision, DenialCategory category)
    {
        CategoryEvidence? strongest = null;
        foreach (var evidence in decision.Evidence)
        {
            if (evidence.Category == category && !(evidence.Weight <= strongest?.Weight))
            {
                strongest = evidence;
            }
        }

        return strongest?.Span ?? default;
    }
}
