using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>
/// Whether remark codes take the right to appeal away: the claim could not be processed, and the way out is to correct and resend it.
/// A code counts for the line it stands on, and against the letter's own word it only raises a question.
/// </summary>
internal static class AppealRights
{
    /// <summary>Below this confidence a code is not relied on.</summary>
    private const double Usable = 0.5;

    /// <summary>How the claim of <paramref name="facts"/> stands.</summary>
    public static AppealStanding Of(CaseFacts facts)
    {
        if (Codes(facts).Count == 0)
        {
            return AppealStanding.Open;
        }

        bool onLine = false, besides = false;
        foreach (var line in facts.Services)
        {
            if (line.Adjustments.Any(TakesRightsAway))
            {
                onLine = true;
            }
            else
            {
                besides |= IsDenied(line);
            }
        }

        if (onLine && besides)
        {
            return AppealStanding.OtherLine;
        }

        bool anyLine = facts.Services.Count == 0 && facts.Service.CptCodes.Count + facts.Service.HcpcsCodes.Count > 1;
        return anyLine || SpeaksOfAppeal(facts.Appeal) ? AppealStanding.Contradicted : AppealStanding.NoRights;
    }

    /// <summary>The remark codes that say that there is no right to appeal.</summary>
    public static IReadOnlyList<string> Codes(CaseFacts facts)
    {
        var codes = facts.Denial.RarcCodes;
        for (var i = 0; i < codes.Count; i++)
        {
            if (TakesRightsAway(codes[i]))
            {
                return [.. codes.Where(TakesRightsAway).Select(code => code.Value)];
            }
        }

        return [];
    }

    private static bool TakesRightsAway(Fact<string> code) =>
        code.Confidence >= Usable && PlanLibrary.Current.NoAppealCodes.Contains(code.Value, StringComparer.Ordinal);

    private static bool IsDenied(ServiceLine line) =>
        line.Paid is not { Value: > 0 }
        && (line.Adjustments.Count > 0 || line.Status?.Value.Contains("den", StringComparison.OrdinalIgnoreCase) == true);

    private static bool SpeaksOfAppeal(AppealFacts appeal) =>
        appeal.DeadlineDays is not null || appeal.DeadlineSpan is not null || appeal.DeadlineDate is not null
        || IsSure(appeal.Address) || IsSure(appeal.Fax) || IsSure(appeal.Phone);

    /// <summary>A contact that was read with doubt is no word of the letter about an appeal.</summary>
    private static bool IsSure(Fact<string>? contact) => contact is { Confidence: >= 0.8 };
}
