namespace DenialOps.Tests.Facts.Readers;

public sealed class IdentifierReaderTests
{
    [Theory]
    [InlineData("Your number: HHC 0091-66310")]
    [InlineData("Your ID: HHC 0091-66310")]
    [InlineData("Insured's number: HHC 0091-66310")]
    public void The_members_number_is_not_the_references_too(string line)
    {
        var facts = SomeLetter.Facts(SomeLetter.With(head: line));

        SomeLetter.Text(facts.Member.MemberId).ShouldBe("HHC 0091-66310");
        facts.Claim.ReferenceNumber.ShouldBeNull();
    }

    [Fact]
    public void A_reason_code_is_no_group() =>
        SomeLetter.Facts(SomeLetter.With(head: "group/reason.: PR-242")).Member.GroupNumber.ShouldBeNull();

    [Theory]
    [InlineData("Member ID: TRV 8841 220 07", "TRV 8841 220 07")]
    [InlineData("Member ID: 884-122-007 (you)", "884-122-007")]
    [InlineData("Member ID: TRV884122 / Group: 5501", "TRV884122")]
    [InlineData("Member ID: TRV884122 Group number: 5501", "TRV884122")]
    [InlineData("Member ID: TRV884122, effective 2025", "TRV884122")]
    [InlineData("Member ID ......... W 5521 08", "W 5521 08")]
    [InlineData("Subscriber ID   W552108", "W552108")]
    [InlineData("Member ID: see your card", "none")]
    [InlineData("You cannot be identified 884122007 here.", "none")]
    public void The_member_number_is_what_its_label_announces(string line, string expected) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: line)).Member.MemberId).ShouldBe(expected);

    [Theory]
    [InlineData("Group number: 30-7714", "30-7714")]
    [InlineData("Group: Larkmoor Foundry, no. 77140", "77140")]
    [InlineData("Grp #: 77140", "77140")]
    public void The_group_number_is_found_beside_the_groups_name(string line, string expected) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: line)).Member.GroupNumber).ShouldBe(expected);

    [Theory]
    [InlineData("Claim number: 26A-004417-01", "26A-004417-01")]
    [InlineData("Claim #: 26A 004417", "26A 004417")]
    [InlineData("Claim Processing Notification", "none")]
    [InlineData("Claim: denied", "none")]
    public void The_claim_number_holds_digits(string line, string expected) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: line)).Claim.ClaimNumber).ShouldBe(expected);

    [Fact]
    public void Numbers_of_other_kinds_keep_their_own_places()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(head: "Claim number: 26A-004417\nReference number: RF-90012\nAuthorization number: AU-33771\nPatient account: 5550-19\nCheck number: 8812004"));

        SomeLetter.Text(facts.Claim.ClaimNumber).ShouldBe("26A-004417");
        SomeLetter.Text(facts.Claim.ReferenceNumber).ShouldBe("RF-90012");
        SomeLetter.Text(facts.Claim.AuthorizationNumber).ShouldBe("AU-33771");
        facts.Other["patient_account"].Value.ShouldBe("5550-19");
        facts.Other["check_or_eft_number"].Value.ShouldBe("8812004");
    }

    [Fact]
    public void A_number_beneath_general_parts_is_nobodys() =>
        SomeLetter.Facts(SomeLetter.With() + "\nNONDISCRIMINATION NOTICE\n\nMember ID: 5550192\n").Member.MemberId.ShouldBeNull();
}
