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

        var totals = Enum.GetValues<DenialCategory>().Select(c => (Category: c, Total: decision.Total(c))).Where(t =>
            t.Total >= Floor).OrderByDescending(t => t.Total).ToList();
        if (totals.Count == 0)
        {
            return decision.Decision is { } at ? [context.Fact(DenialCategory.Other, 0.4, at.Start, at.End)] : [];
        }

        var ranked = new List<Fact<DenialCategory>>();
        foreach (var (category, total) in totals)
        {
            bool inReason = decision.Reason is { } reason && decision.Evidence.Any(e => e.Category == category && e.Weight >= 1.4
                && reason.Contains(e.Span.Start));
            if (ranked.Count > 0 && (total < totals[0].Total * ShareOfBest || !inReason || ranked.Count == 2))
            {
                continue;
            }

            double confidence = ranked.Count == 0 ? 0.5 + Math.Min(0.45, (total - (totals.Count > 1 ? totals[1].Total : 0)) / 12) : 0.5;
            var span = Strongest(decision, category);
            ranked.Add(context.Fact(category, confidence, span.Start, span.End));
        }

        return ranked;
    }

    private static TextSpan Strongest(DecisionEvidence decision, DenialCategory category) =>
        decision.Evidence.Where(e => e.Category == category).MaxBy(e => e.Weight).Span;
}
