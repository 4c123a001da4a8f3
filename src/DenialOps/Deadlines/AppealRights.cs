using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>Whether remark codes take the right to appeal away: the claim could not be processed, and the way out is to correct and resend it.</summary>
internal static class AppealRights
{
    /// <summary>Whether one of <paramref name="rarcCodes"/> says that there is no right to appeal.</summary>
    public static bool AreDenied(IReadOnlyList<Fact<string>> rarcCodes)
    {
        for (var i = 0; i < rarcCodes.Count; i++)
        {
            if (PlanLibrary.Current.NoAppealCodes.Contains(rarcCodes[i].Value, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
