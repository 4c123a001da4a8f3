using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Mentions;

namespace DenialOps.Tests.Grounding;

/// <summary>What a draft may say about a letter, and what it may not.</summary>
public sealed class GroundingCheckerTests
{
    private const string Letter = """
        LARCH COUNTY HEALTH PLAN
        P.O. Box 4471                                   Member services
        Elm Fork, NC 27000                              1-800-555-0123 ext. 45

        March 5, 2024

        Member: Ana Morales            Member ID: LCH 4471 902        Group number: 70015
        Date of service: 02/10/24      Claim number: CLM-88-41207
        Provider: Jane A. Wilson, MD

        Code     Service              Billed      Group  Reason
        72148    MRI lumbar spine     $4,200.00   CO     197
        29881    Knee arthroscopy     2,500.00    PR     2

        We denied the scan because prior author-
        ization was not obtained before the service. Diagnosis M0579.
        Dr. Wilson may call us within ninety (90) days. Plan pays 80% after
        six (6) months. You may appeal within 180 days. Urgent appeals take
        72 hours. The plan allows 30 visits, as Section 6.3(c) says. The rule is
        Medical Policy 2.04.93. Treatment began on December 5.
        Write to appeals@larch.example or see www.larch.example/appeals.
        """;

    private static readonly GroundingChecker Checker = new([SomeCase.Letter(Letter)]);

    private static readonly GroundingChecker WithFacts = new([SomeCase.Letter(Letter)], SomeCase.Empty() with
    {
        Member = new MemberFacts { Name = SomeCase.Fact("Ana Morales"), MemberId = SomeCase.Fact("LCH 4471 902"), GroupNumber = SomeCase.Fact("70015") },
        Claim = new ClaimFacts { ClaimNumber = SomeCase.Fact("CLM-88-41207"), AuthorizationNumber = SomeCase.Fact("AUTH-5567", method: FactMethod.User) },
        Denial = new DenialFacts { DateOfLetter = SomeCase.Day("2024-03-05") },
        Service = new ServiceFacts { DateOfService = SomeCase.Day("2024-02-10") },
        Amounts = new AmountFacts { Billed = SomeCase.Fact(4200m) },
    }, [new DerivedValue(MentionKind.Date, "2024-09-01", "2024-03-05 + 180 days = 2024-09-01")]);

    [Theory]
    [InlineData("Your letter of 03/05/24")]
    [InlineData("Your letter of 5 March 2024")]
    [InlineData("The bill was $4,200")]
    [InlineData("The bill was 4,200.00 dollars")]
    [InlineData("The bill was $2,500")]
    [InlineData("Diagnosis: M05.79")]
    [InlineData("CPT 29881")]
    [InlineData("Code CO-197, that is reason code 197")]
    [InlineData("Call (800) 555-0123")]
    [InlineData("Call 800.555.0123 x45")]
    [InlineData("Write to P.O. Box 4471, Elm Fork, NC 27000")]
    [InlineData("within 90 days, after 6 months, in a 72-hour review, within one hundred eighty (180) days")]
    [InlineData("It pays 80 percent of 30 visits")]
    [InlineData("Member ID: LCH-4471-902")]
    [InlineData("under section 6.3(c) and Medical Policy 2.04.93")]
    [InlineData("Treatment began on December 5. The letter came in March 2024.")]
    [InlineData("APPEALS@larch.example, larch.example/appeals, larch.example")]
    [InlineData("Dr. Wilson and Dr. Jane Wilson and Jane Wilson, MD agree. Ask Jane A. Wilson, M.D.")]
    [InlineData("The letter says: \"We denied the scan because prior authorization was not obtained.\"")]
    [InlineData("> we denied the scan because prior authorization\n> was not obtained before the service")]
    [InlineData("1. First\n2. Second\n\n\"Which rule did you use? Please read it to me.\"")]
    [InlineData("Name: [YOUR NAME], [NAME AND TITLE OF SIGNER / DOCTOR'S OFFICE 2]")]
    public void What_the_letter_says_in_any_form_is_grounded(string draft) => Ungrounded(Checker, draft).ShouldBeEmpty();

    [Theory]
    [InlineData("Your letter of March 6, 2024", "date:March 6, 2024")]
    [InlineData("It costs 9,999 dollars", "amount:9,999 dollars")]
    [InlineData("The bill was $4,200.50", "amount:$4,200.50")]
    [InlineData("Diagnosis: M05.78", "icd10:M05.78")]
    [InlineData("Code PR-197", "carc:PR-197")]
    [InlineData("Modifier: LT", "modifier:LT")]
    [InlineData("CPT 27000", "cpt:27000")]
    [InlineData("Call (800) 555-0124", "phone:(800) 555-0124")]
    [InlineData("Call (800) 555-0123 ext. 46", "phone:(800) 555-0123 ext. 46")]
    [InlineData("Write to P.O. Box 4471, Elm Fork, NC 27001", "address:P.O. Box 4471, Elm Fork, NC 27001")]
    [InlineData("Write to P.O. Box 4417, Elm Fork, NC 27000", "address:P.O. Box 4417, Elm Fork, NC 27000")]
    [InlineData("within 30 days", "duration:30 days")]
    [InlineData("within 180 months", "duration:180 months")]
    [InlineData("It pays 30%", "percentage:30%")]
    [InlineData("for 31 visits", "number:31")]
    [InlineData("Member ID: LCH 4471 90", "identifier:LCH 4471 90")]
    [InlineData("Treatment began on December 6.", "number:6")]
    [InlineData("under Medical Policy 2.04.94", "citation:Policy 2.04.94")]
    [InlineData("under 29 CFR 2560.503-1", "citation:29 CFR 2560.503-1")]
    [InlineData("see other.example.com", "url:other.example.com")]
    [InlineData("Dr. Martin Fairweather agrees", "name:Martin Fairweather")]
    [InlineData("Dr. Jane Morales agrees", "name:Jane Morales")]
    [InlineData("signed Theo Marsh, MD", "name:Theo Marsh")]
    [InlineData("The letter says “the scan is not medically necessary”.", "quote:the scan is not medically necessary")]
    [InlineData("Your letter says: \"the scan is not medically necessary\".", "quote:the scan is not medically necessary")]
    [InlineData("Facility: Northwind Imaging", "name:Northwind Imaging")]
    [InlineData("ID [MEMBER 123456789]", "identifier:123456789")]
    public void What_the_letter_does_not_say_is_found(string draft, string claim) => Ungrounded(Checker, draft).ShouldContain(claim);

    [Theory]
    [InlineData("Your letter of February 10, 2024 gives this reason")]
    [InlineData("- Date of service: March 5, 2024")]
    [InlineData("- Date of service: March 5, 2024 to February 10, 2024")]
    [InlineData("**Member ID:** 70015")]
    [InlineData("The claim number is LCH 4471 902.")]
    [InlineData("- Amount billed: $2,500.00")]
    [InlineData("Last day to appeal: **March 5, 2024**")]
    public void A_value_of_the_letter_under_another_label_is_found(string draft)
    {
        WithFacts.Check("draft.md", draft).IsGrounded.ShouldBeFalse();
        Checker.Check("draft.md", draft).IsGrounded.ShouldBeTrue();
    }

    [Fact]
    public void Evidence_says_where_a_value_comes_from()
    {
        var report = WithFacts.Check("draft.md", "Letter of March 5, 2024, authorization AUTH-5567, by September 1, 2024, [SIGNATURE], $9");

        report.Items.Select(i => (i.Kind, i.Status, i.Evidence)).ShouldBe(
        [
            ("date", GroundingStatus.Quoted, "“March 5, 2024” (letter.txt, page 1)"),
            ("identifier", GroundingStatus.Derived, "given by the user"),
            ("date", GroundingStatus.Derived, "2024-03-05 + 180 days = 2024-09-01"),
            ("placeholder", GroundingStatus.Placeholder, null),
            ("amount", GroundingStatus.Ungrounded, null),
        ]);
        report.IsGrounded.ShouldBeFalse();
        report.UngroundedClaims.ShouldBe(["$9"]);
        report.HallucinatedAmounts.ShouldBe(["$9"]);
    }

    [Fact]
    public void Each_unsupported_claim_goes_to_the_list_of_its_kind()
    {
        var report = Checker.Check("draft.md", "CPT 99285 on May 1, 2021 within 5 days, $77.00, (212) 555-9999, member ID QX-55-1234567, Dr. Martin Fairweather");

        report.HallucinatedCodes.ShouldBe(["99285"]);
        report.HallucinatedDates.ShouldBe(["May 1, 2021", "5 days"]);
        report.HallucinatedAmounts.ShouldBe(["$77.00"]);
        report.HallucinatedContacts.ShouldBe(["(212) 555-9999"]);
        report.HallucinatedIdentifiers.ShouldBe(["QX-55-1234567"]);
        report.UngroundedClaims.ShouldContain("Martin Fairweather");
    }

    [Fact]
    public void Escaped_characters_are_read_as_they_are_meant_and_found_where_they_stand()
    {
        const string Draft = @"A note \[AS WRITTEN\], member ID TMG\*7714\*0926";
        var checker = new GroundingChecker([SomeCase.Letter("Member ID: TMG*7714*0926 [AS WRITTEN]\n")]);

        checker.Check("draft.md", Draft).Items.ShouldAllBe(i => i.Status == GroundingStatus.Quoted);
        var wrong = checker.Check("draft.md", Draft.Replace("0926", "0927", StringComparison.Ordinal)).Items.Single(i => i.Status == GroundingStatus.Ungrounded);
        wrong.Text.ShouldEndWith("0927");
        wrong.End.ShouldBe(Draft.Length);
    }

    [Fact]
    public void A_reason_code_of_the_letter_is_no_modifier()
    {
        var checker = new GroundingChecker([SomeCase.Letter("CPT 20610, modifier 25\nReason CO-29\nPaid to FOX HOLLOW ASSOCIATES SC\n")]);

        Ungrounded(checker, "CPT: 20610. Modifier: 25. The code is CO-29, reason code 29, for Fox Hollow Associates SC.").ShouldBeEmpty();
        Ungrounded(checker, "CPT: 20610. Modifier: 29").ShouldContain("modifier:29");
    }

    [Fact]
    public void A_column_beside_another_is_read_as_one_text()
    {
        var checker = new GroundingChecker([SomeCase.Letter("""
            Send your appeal to           We did not find in the
            Larch Appeals                 records that other drugs
            9 Mill Road, Elm Fork         were tried before this one.
            """)]);

        Ungrounded(checker, "“We did not find in the records that other drugs were tried before this one.”").ShouldBeEmpty();
        Ungrounded(checker, "“We did not find in the records that no drugs were tried before this one.”").ShouldNotBeEmpty();
    }

    private static string[] Ungrounded(GroundingChecker checker, string draft) =>
        [.. checker.Check("draft.md", draft).Items.Where(i => i.Status == GroundingStatus.Ungrounded).Select(i => $"{i.Kind}:{i.Text}")];
}
