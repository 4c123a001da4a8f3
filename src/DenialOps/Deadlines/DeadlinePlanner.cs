using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Deadlines;

/// <summary>
/// Works out what is due when: the day that the letter prints, the day that its time limit gives, and beside them the day that the law
/// gives to a plan of this kind. What cannot be known is said to be unknown, with the question that would settle it.
/// </summary>
/// <param name="timeProvider">Gives today's date in the user's time zone, for the days left.</param>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class DeadlinePlanner(TimeProvider timeProvider)
{
    /// <summary>Lists what is due, earliest first, days that are not known last. A document that denies nothing has nothing due but the review of a discharge.</summary>
    /// <param name="facts">The facts of the case.</param>
    /// <param name="route">The way out that was chosen.</param>
    public IReadOnlyList<Deadline> Plan(CaseFacts facts, RouteDecision route)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(route);
        var today = DateOnly.FromDateTime(timeProvider.GetLocalNow().DateTime);
        var receipt = ReceiptDoubt.Of(facts, today);
        facts = receipt.Facts;
        var calendar = new DeadlineCalendar(today);
        var call = FastReviewDeadline.Of(facts, calendar);
        if (route.Route == Route.NotADenial)
        {
            // A notice of discharge denies nothing, and yet the end of the care can be reviewed: that right has a day.
            return call is { Due: not null } ? [call] : [];
        }

        var rights = AppealRights.Of(facts);
        var deadlines = new List<Deadline>(4);
        if (rights != AppealStanding.NoRights)
        {
            new AppealDeadlines(calendar, rights).AddTo(deadlines, facts);
            var law = new LegalDeadlines(calendar, RuleBook.Current);
            if (StaffDeadlines.Concern(facts))
            {
                StaffDeadlines.Complete(deadlines, facts, law);
            }
            else
            {
                law.Complete(deadlines, facts);
            }

            StateReviews.Complete(deadlines, facts, calendar);
            receipt.AddTo(deadlines);
            DeadlineNames.Complete(deadlines, facts);
        }

        if (route.Route == Route.ClaimCorrectionResubmit || rights != AppealStanding.Open || CorrectedClaimReader.IsGiven(facts))
        {
            // A claim that came too late is not mended by a corrected one: without a day there is nothing to ask for.
            var claim = CorrectedClaimDeadline.Of(facts, calendar);
            bool isLate = rights == AppealStanding.Open && facts.Denial.Categories is [{ Value: DenialCategory.TimelyFiling }, ..];
            deadlines.AddRange(isLate && claim is { Due: null, Basis: DeadlineBasis.Letter } ? [] : [claim]);
        }

        if (call is not null)
        {
            deadlines.Add(call);
        }

        if (rights != AppealStanding.NoRights && FastAppealDeadline.Of(facts, calendar) is { } fastAppeal)
        {
            deadlines.Add(fastAppeal);
        }

        if (KeepServicesDeadline.Of(facts, calendar) is { } keepServices && rights != AppealStanding.NoRights)
        {
            deadlines.Add(keepServices);
        }

        // List.Sort is not stable; two entries for one day keep the order in which they were found.
        return deadlines.Count < 2 ? deadlines : [.. deadlines.OrderBy(d => d.Due ?? DateOnly.MaxValue)];
    }
}
