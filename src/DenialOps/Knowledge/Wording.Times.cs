namespace DenialOps.Knowledge;

// By when steps are due, what there is to know about a day, and the reviews that follow.
internal sealed partial record Wording
{
    public required string Today { get; init; }

    public required string TodayOrTomorrow { get; init; }

    public required string ThisWeek { get; init; }

    public required string BeforeSending { get; init; }

    public required string AfterSending { get; init; }

    public required string IfRefused { get; init; }

    public required string ClaimTimeUnknown { get; init; }

    public required string TimeUnknown { get; init; }

    public required string DayPassed { get; init; }

    public required string DayMayHavePassed { get; init; }

    public required string ArrivesBy { get; init; }

    public required string NextAutomatic { get; init; }

    public required string NextFromReceipt { get; init; }

    public required string NextFromNotice { get; init; }

    public required string NextByLetter { get; init; }

    public required string NextByLetterAlone { get; init; }

    public required string NextUnknown { get; init; }

    public required string NextPatients { get; init; }

    public required string FurtherReviewStaff { get; init; }

    public required string DeemedExhausted { get; init; }

    public required string StateOrFederal { get; init; }

    public required string DecisionTime { get; init; }

    public required string DecisionTimeUrgent { get; init; }

    public required string ExtensionTime { get; init; }

    public required string FromReceiptNext { get; init; }

    public required string FromReceiptLater { get; init; }

    public required string FromNoticeNext { get; init; }

    public required string FromNoticeLater { get; init; }

    public required string KindInternalAppeal { get; init; }

    public required string KindLaterReview { get; init; }

    public required string KindCorrectedClaim { get; init; }

    public required string KindFastReview { get; init; }

    public required string KindKeepServices { get; init; }

    public required string DueLetter { get; init; }

    public required string DueLaw { get; init; }

    public required string DueUser { get; init; }

    public required string DueAllowed { get; init; }

    public required string DueUnsure { get; init; }

    public required string DueShorter { get; init; }

    public required string DuePassed { get; init; }

    public required string DueMayHavePassed { get; init; }

    public required string DueUnknown { get; init; }

    public required string DueNone { get; init; }

    public required string DueLawOnly { get; init; }

    public required string DueShortest { get; init; }

    public required string DueEarlier { get; init; }

    public required string DueLater { get; init; }

    public required string DueWeekend { get; init; }

    public required string DueOwnTime { get; init; }

    public required string DueHour { get; init; }

    public required string DueOngoing { get; init; }

    public required string AsSoonAs { get; init; }

    public required string NotChecked { get; init; }

    public required string KindFastAppeal { get; init; }

    public required string FiledArrival { get; init; }

    public required string FiledPostmark { get; init; }

    public required string PostmarkedBy { get; init; }

    public required string NowBy { get; init; }

    public required string IfLate { get; init; }

    public required string IfLateUnknown { get; init; }

    public required string AppealBeforeLast { get; init; }

    public required string AppealAlthoughLate { get; init; }
}
