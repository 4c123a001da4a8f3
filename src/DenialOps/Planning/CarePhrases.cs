using DenialOps.Deadlines;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Planning;

/// <summary>The words of a plan for the times that care has beside the appeal's: keeping it, the fast ways, the talk between doctors.</summary>
internal static class CarePhrases
{
    /// <summary>By when to ask that care is kept.</summary>
    public static string KeepBy(CaseView view) => view.KeepServices switch
    {
        { Due: { } day, DaysLeft: < 0 } => Day(view, view.Words.KeepByPassed, day),
        { Due: { } day } => Day(view, view.Words.KeepBy, day),
        { Allowed: { } allowed } => Wording.Fill(view.Words.KeepAllowed, ("time", PrintedForm.Time(allowed, view.Language))),
        _ when Other(view, KeepServicesReader.WordsFact) is { } printed => Wording.Fill(view.Words.KeepWords, ("time", printed)),
        _ => string.Empty,
    };

    /// <summary>What the step that sends the appeal says about keeping care.</summary>
    public static string KeepSend(CaseView view) => view.KeepServices switch
    {
        null => string.Empty,
        { Due: { } day, DaysLeft: >= 0 } => Day(view, view.Words.KeepSend, day),
        _ => view.Words.KeepSendNow,
    };

    /// <summary>In which time a fast appeal is decided, and by when it must be asked for.</summary>
    public static string FastTime(CaseView view) =>
        (view.FastAppeal is { } time ? " " + time.Sentence(view) : string.Empty)
        + (view.FastAppealBy switch
        {
            { Due: { } day, DaysLeft: < 0 } => Day(view, view.Words.FastByPassed, day),
            { Due: { } day } => Day(view, view.Words.FastBy, day),
            _ => string.Empty,
        });

    /// <summary>How and by when a clinician can talk to the plan's reviewer, as far as the letter says.</summary>
    public static string Talk(CaseView view)
    {
        var words = (Other(view, PeerToPeerReader.PhoneFact), Other(view, PeerToPeerReader.TimeFact)) switch
        {
            ({ } phone, { } time) => Wording.Fill(view.Words.TalkBoth, ("phone", phone), ("time", time)),
            ({ } phone, null) => Wording.Fill(view.Words.TalkPhone, ("phone", phone)),
            (null, { } time) => Wording.Fill(view.Words.TalkTime, ("time", time)),
            _ => view.Words.TalkUnknown,
        };
        return IsOver(view, PeerToPeerReader.TimeFact) ? words + view.Words.TalkPassed : words;
    }

    /// <summary>How and by when the plan takes a request for approval after the care, as far as the letter says.</summary>
    public static string LateApproval(CaseView view)
    {
        var words = (Other(view, LateApprovalReader.PhoneFact), Other(view, LateApprovalReader.TimeFact)) switch
        {
            ({ } phone, { } time) => Wording.Fill(view.Words.LateApprovalBoth, ("phone", phone), ("time", time)),
            ({ } phone, null) => Wording.Fill(view.Words.LateApprovalPhone, ("phone", phone)),
            (null, { } time) => Wording.Fill(view.Words.LateApprovalTime, ("time", time)),
            _ => string.Empty,
        };
        return IsOver(view, LateApprovalReader.TimeFact) ? words + view.Words.TalkPassed : words;
    }

    /// <summary>How to call for the fast review of the end of care.</summary>
    public static string FastReview(CaseView view)
    {
        var words = view.Words;
        return (Other(view, CareEndReader.PhoneFact) is { } number ? Wording.Fill(words.FastReviewAt, ("phone", number)) : words.FastReviewNumber)
            + (Other(view, CareEndReader.ByFact) is { } time ? Wording.Fill(words.FastReviewBy, ("time", time)) : words.FastReviewAsk);
    }

    /// <summary>A named fact that may be stated, or null.</summary>
    public static string? Other(CaseView view, string name) => view.Facts.Other.TryGetValue(name, out var fact) ? CaseView.Text(fact) : null;

    /// <summary>Whether a time in the letter's words, counted from the letter's own date, lies behind us.</summary>
    private static bool IsOver(CaseView view, string fact)
    {
        if (view.Today is not { } today || !view.Facts.Other.TryGetValue(fact, out var said))
        {
            return false;
        }

        foreach (var mention in MentionRecognizer.Recognize(said.Value))
        {
            if (mention.Kind == MentionKind.Date)
            {
                return mention.Date < today;
            }

            if (mention.Kind == MentionKind.Duration && CaseView.Value(view.Facts.Denial.DateOfLetter) is { } letter)
            {
                return TimeLimit.From(said with { Value = mention.Value })?.After(letter) < today;
            }
        }

        return false;
    }

    private static string Day(CaseView view, string words, DateOnly day) => Wording.Fill(words, ("day", PrintedForm.Of(day, view.Language)));
}
