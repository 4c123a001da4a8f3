namespace DenialOps.Facts.Readers;

/// <summary>Reads how and by when approval can still be asked for after the care, where the letter gives a number or a time for it.</summary>
internal sealed class LateApprovalReader(ReadingContext context)
{
    /// <summary>The named fact with the number.</summary>
    public const string PhoneFact = "late_approval_phone";

    /// <summary>The named fact with the time, in the letter's words: <c>within 30 days of this letter</c>.</summary>
    public const string TimeFact = "late_approval_time";

    private static readonly PhraseSet Names = new(
        "retrospective", "retroactive", "retro-", "retro ", "late approval", "late authorization", "late request", "after the fact");

    /// <summary>What is asked for: a "retroactive termination" is another matter.</summary>
    private static readonly PhraseSet Approvals = new("authoriz", "approval", "certif", "review");

    /// <summary>The number and the time, each where the letter gives it.</summary>
    public (Fact<string>? Phone, Fact<string>? Time) Read() => new SideWayReader(context, Cue.RetroAuthorization, Names, Approvals).Read();
}
