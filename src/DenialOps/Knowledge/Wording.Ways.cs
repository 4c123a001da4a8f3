namespace DenialOps.Knowledge;

// Whom to call and how to send; the fast ways, care that is kept, the talk between doctors.
internal sealed partial record Wording
{
    public required string CallProviderLine { get; init; }

    public required string CallAt { get; init; }

    public required string CallCard { get; init; }

    public required string CallMedicare { get; init; }

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

    /// <summary>The office that oversees a plan that an employer pays for itself.</summary>
    public required string OverseerSelfFunded { get; init; }

    public required string SendMail { get; init; }

    public required string SendNone { get; init; }

    public required string OverseerUnknown { get; init; }

    public required string SurpriseBill { get; init; }

    public required string SurpriseBillStaff { get; init; }

    public required string FastFromLetter { get; init; }

    public required string FastFromYou { get; init; }

    public required string FastFromLaw { get; init; }

    public required string FastWhy { get; init; }

    public required string FastWhyLaw { get; init; }

    public required string MyDoctorPatient { get; init; }

    public required string MyDoctorStaff { get; init; }

    public required string TalkBoth { get; init; }

    /// <summary>Where the letter itself names the law on surprise bills, and we do not know whether the plan falls under it.</summary>
    public required string SurpriseNamed { get; init; }

    public required string CoverageDesk { get; init; }

    public required string LateApprovalBoth { get; init; }

    public required string LateApprovalPhone { get; init; }

    public required string LateApprovalTime { get; init; }

    public required string TalkPhone { get; init; }

    public required string TalkTime { get; init; }

    public required string TalkUnknown { get; init; }

    public required string KeepWords { get; init; }

    public required string KeepByPassed { get; init; }

    public required string KeepSend { get; init; }

    public required string KeepSendNow { get; init; }

    public required string FastBy { get; init; }

    public required string FastByPassed { get; init; }

    public required string TalkPassed { get; init; }

    public required string FastReviewFirst { get; init; }
}
