using System.Text;

namespace DenialOps.Knowledge;

/// <summary>
/// The sentences of a plan that the program puts together, in one language: <c>Knowledge/Data/wording.*.json</c>. Each holds its values
/// in braces, and is used where its name says.
/// </summary>
internal sealed record Wording
{
    public required string About { get; init; }

    public required string NotDenied { get; init; }

    public required string LetterOfDay { get; init; }

    public required string LetterWithoutDay { get; init; }

    public required string ThePlan { get; init; }

    public required string SaidNo { get; init; }

    public required string AClaim { get; init; }

    public required string Care { get; init; }

    public required string ThisCare { get; init; }

    public required string ApprovedPart { get; init; }

    public required string GivesReason { get; init; }

    public required string NoReason { get; init; }

    public required string InPlainWords { get; init; }

    public required string SharePatient { get; init; }

    public required string ShareProvider { get; init; }

    public required string NoRights { get; init; }

    public required string NoRightsOtherLine { get; init; }

    public required string RightsContradicted { get; init; }

    public required string CiteReason { get; init; }

    public required string CiteTime { get; init; }

    public required string Cite { get; init; }

    public required string Page { get; init; }

    public required string LaterPage { get; init; }

    public required IReadOnlyList<string> Ordinals { get; init; }

    public required string PersonFirstTitle { get; init; }

    public required string PersonFirstWhy { get; init; }

    public required string You { get; init; }

    public required string IfTheyAgree { get; init; }

    public required string UnknownPlan { get; init; }

    public required string UnknownPlanVerify { get; init; }

    public required string DoubtfulQuestion { get; init; }

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

    public required string CallProviderLine { get; init; }

    public required string CallAt { get; init; }

    public required string CallCard { get; init; }

    public required string CallMedicare { get; init; }

    /// <summary>What takes the place of words about a plan where Original Medicare decides, which has none: "old|new", in this order.</summary>
    public required IReadOnlyList<string> InOriginalMedicare { get; init; }

    public required string ProviderForStaff { get; init; }

    public required string ProviderForPatient { get; init; }

    public required string DoctorForStaff { get; init; }

    public required string DoctorForPatient { get; init; }

    public required string DoctorForStaffStart { get; init; }

    public required string DoctorForPatientStart { get; init; }

    public required string Staff { get; init; }

    public required string FastPhone { get; init; }

    public required string FastReviewAt { get; init; }

    public required string FastReviewNumber { get; init; }

    public required string FastReviewBy { get; init; }

    public required string FastReviewAsk { get; init; }

    public required string KeepBy { get; init; }

    public required string KeepAllowed { get; init; }

    public required string CardForStaff { get; init; }

    public required string Card { get; init; }

    public required string ReceiptBoth { get; init; }

    public required string ReceiptFax { get; init; }

    public required string ReceiptMail { get; init; }

    public required string ReceiptNone { get; init; }

    public required string SendBoth { get; init; }

    public required string SendFax { get; init; }

    public required string SendMail { get; init; }

    public required string SendNone { get; init; }

    public required string OverseerUnknown { get; init; }

    public required string NextAutomatic { get; init; }

    public required string NextFromReceipt { get; init; }

    public required string NextFromNotice { get; init; }

    public required string NextUnknown { get; init; }

    public required string NextPatients { get; init; }

    public required string FurtherReviewStaff { get; init; }

    public required string DeemedExhausted { get; init; }

    public required string StateOrFederal { get; init; }

    public required string DecisionTime { get; init; }

    public required string DecisionTimeUrgent { get; init; }

    public required string ExtensionTime { get; init; }

    public required string SurpriseBill { get; init; }

    public required string SurpriseBillStaff { get; init; }

    public required string FastFromLetter { get; init; }

    public required string FastFromYou { get; init; }

    public required string FastFromLaw { get; init; }

    public required string FastWhy { get; init; }

    public required string FastWhyLaw { get; init; }

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

    public required string Needed { get; init; }

    public required string Helps { get; init; }

    public required string MayHelp { get; init; }

    public required string AsSoonAs { get; init; }

    public required string NotChecked { get; init; }

    public required string BlankPlan { get; init; }

    public required string BlankMember { get; init; }

    public required string BlankMemberId { get; init; }

    public required string BlankService { get; init; }

    public required string MyDoctorPatient { get; init; }

    public required string MyDoctorStaff { get; init; }

    public required string TalkBoth { get; init; }

    public required string TalkPhone { get; init; }

    public required string TalkTime { get; init; }

    public required string TalkUnknown { get; init; }

    public required string KeepWords { get; init; }

    public required string KindFastAppeal { get; init; }

    public required string FiledArrival { get; init; }

    public required string FiledPostmark { get; init; }

    public required string PostmarkedBy { get; init; }

    public required string NowBy { get; init; }

    public required string KeepByPassed { get; init; }

    public required string KeepSend { get; init; }

    public required string KeepSendNow { get; init; }

    public required string FastBy { get; init; }

    public required string FastByPassed { get; init; }

    public required string TalkPassed { get; init; }

    public required string IfLate { get; init; }

    public required string IfLateUnknown { get; init; }

    public required string FastReviewFirst { get; init; }

    public required string AppealBeforeLast { get; init; }

    public required string AppealAlthoughLate { get; init; }

    /// <summary>The wording of a language; read once.</summary>
    public static Wording Of(DocumentLanguage language) => (language == DocumentLanguage.Spanish ? Spanish : English).Value;

    /// <summary>A sentence with its values, in one pass: a value is never searched for names.</summary>
    public static string Fill(string sentence, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        int open = sentence.IndexOf('{');
        if (open < 0)
        {
            return sentence;
        }

        var filled = new StringBuilder(sentence.Length + 64);
        int from = 0;
        while (open >= 0)
        {
            int close = sentence.IndexOf('}', open);
            filled.Append(sentence, from, open - from).Append(ValueOf(sentence.AsSpan(open + 1, close - open - 1), values));
            from = close + 1;
            open = sentence.IndexOf('{', from);
        }

        return filled.Append(sentence, from, sentence.Length - from).ToString();
    }

    private static string? ValueOf(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string? Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (name.SequenceEqual(known))
            {
                return value;
            }
        }

        throw new ArgumentException($"The wording has no value for {{{name}}}.", nameof(values));
    }

    private static readonly Lazy<Wording> English = new(() => Resources.Read("wording.en.json", WordingJson.Default.Wording));

    private static readonly Lazy<Wording> Spanish = new(() => Resources.Read("wording.es.json", WordingJson.Default.Wording));
}
