using DenialOps.Deadlines;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>Tells the ladder of reviews that the law opens to a case. Of a plan of unknown kind nothing is told.</summary>
internal static class ReviewWriter
{
    /// <summary>The reviews from the next one on; empty where the kind of plan is unknown or nothing is denied.</summary>
    public static IReadOnlyList<Review> Write(CaseView view)
    {
        if (!view.IsDenial || view.NoAppealRights)
        {
            return [];
        }

        var rules = ReviewLadder.Of(view.Facts);
        var reviews = new List<Review>(rules.Count);
        foreach (var rule in rules)
        {
            var isNext = reviews.Count == 0;
            reviews.Add(Of(RuleBook.Current.In(view.Language, rule), view, isNext));
            if (ReviewLadder.FederalBeside(view.Facts, rule.Level) is { } federal)
            {
                var other = Of(RuleBook.Current.In(view.Language, federal), view, isNext);
                reviews.Add(other with { Note = DeadlineCalendar.Join(other.Note, view.Words.StateOrFederal) });
            }
        }

        return reviews;
    }

    /// <summary>For a plan of unknown kind: the names of the reviews by kind of plan, one line each, in English; empty where the kind is known.</summary>
    public static IReadOnlyList<string> ByKind(CaseView view) => !view.IsDenial || view.NoAppealRights || view.PlanType != PlanType.Unknown ? [] : Ladders.Value;

    private static readonly Lazy<IReadOnlyList<string>> Ladders = new(() =>
        [.. Enum.GetValues<PlanType>().Where(type => type != PlanType.Unknown).Select(type =>
            $"{PlanTypeNames.Of(type)}: {string.Join(", then ", RuleBook.Current.Appeals(type).Where(rule => rule.States.Count == 0).Select(rule => rule.NameInSentence))}")]);

    private static Review Of(LegalRule rule, CaseView view, bool isNext)
    {
        var answer = AnswerTimes.Usual(rule, view);
        var own = ReviewLadder.LettersOwn(view.Facts, rule)?.Words;
        return new Review
        {
            Name = rule.Name,
            IsNext = isNext && !view.Law.IsThePatients,
            DecidedBy = rule.DecidedBy ?? view.Words.ThePlan,
            WhoFiles = view.ForProvider ? rule.WhoFilesStaff ?? rule.WhoFiles : rule.WhoFiles,
            Allowed = InWords(own ?? rule.Time),
            AllowedByLaw = own is null || own == rule.Time || IsAllowed(own, rule) ? null : InWords(rule.Time),
            CountedFrom = (own ?? rule.Time) is null ? null : IsFromReceipt(rule, view, own is not null)
                ? isNext ? view.Words.FromReceiptNext : view.Words.FromReceiptLater
                : isNext ? view.Words.FromNoticeNext : view.Words.FromNoticeLater,
            IsAutomatic = rule.Automatic,
            AnswerWithin = InWords(answer?.Time),
            UrgentAnswerWithin = InWords(AnswerTimes.Urgent(rule, view)?.Time),
            AnswerCitation = answer?.Citation,
            Note = rule.Note,
            Citation = rule.Citation,
            Url = rule.Url,
            RuleStatus = rule.Status,
            RuleChecked = rule.Checked,
        };

        static bool IsFromReceipt(LegalRule rule, CaseView view, bool isLetters) =>
            (isLetters ? view.Facts.Other.GetValueOrDefault(LaterReviewReader.FromFact)?.Value : null) is { } from ? from == "receipt" : rule.Anchor == RuleAnchor.Receipt;

        // A state or plan that may choose within limits has chosen: the letter's time is the law's.
        static bool IsAllowed(string own, LegalRule rule) => rule is { Time: { } shortest, LongestTime: { } longest }
            && TimeLimit.Parse(own).After(DateOnly.MinValue) is var days && days >= TimeLimit.Parse(shortest).After(DateOnly.MinValue) && days <= TimeLimit.Parse(longest).After(DateOnly.MinValue);

        string? InWords(string? time) => time is null ? null : PrintedForm.Time(time, view.Language);
    }
}
