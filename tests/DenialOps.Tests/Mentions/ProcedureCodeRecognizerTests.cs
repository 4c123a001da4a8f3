using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class ProcedureCodeRecognizerTests
{
    [Theory]
    [InlineData("(CPT code 72148)", "72148")]
    [InlineData("CPT codes 22612 and 22840 were", "22612, 22840")]
    [InlineData("Procedures           11102, 17000-59", "11102, 17000")]
    [InlineData("Proc. code 0232T", "0232T")]
    [InlineData("CPT 3014F", "3014F")]
    [InlineData("CPT 0134U", "0134U")]
    [InlineData("A new patient visit (99204) and an EKG (93000)", "99204, 93000")]
    [InlineData("Status: denied\\n99214 25  BILLED 231.00  ALLOWED 0.00", "99214")]
    [InlineData("Procedure Requested: 27447 - Total Knee Arthroplasty", "27447")]
    [InlineData("For this we saw 27447 - Total Knee Arthroplasty", "27447")]
    [InlineData("LINE 1   63030 LT   LUMBAR SURGERY", "63030")]
    [InlineData("Line 1 ......... 20550 F5   Dx M65.311", "20550")]
    [InlineData("Release of tunnel  64721RT  text", "64721")]
    [InlineData("Claim detail:  15823-50 (eyelid)", "15823")]
    [InlineData("its infusion (96413, 96415).", "96413, 96415")]
    [InlineData("payment for 30520 and 30140-50 was", "30520, 30140")]
    [InlineData("CPT 19301 and 20610", "19301, 20610")]
    [InlineData("Procedure code: 97110\\nFresno, CA 93701", "97110")]
    [InlineData("Services: 99213, 97110\\nRound Rock, TX 78664-1234", "99213, 97110")]
    [InlineData("SLEEP STUDY (CPT 95810 OR 95806) MUST", "95810, 95806")]
    public void Codes_with_evidence_are_read(string text, string expected) => Found.Values(text, MentionKind.Cpt, 0.5).ShouldBe(expected);

    [Theory]
    [InlineData("Muskegon, MI 49441-7721")]
    [InlineData("OMAHA NE 68124")]
    [InlineData("P.O. Box 22612")]
    [InlineData("19221 GRATIOT AVE STE 17000")]
    [InlineData("Mail Stop 77263")]
    [InlineData("Bldg 99213, Chandler")]
    [InlineData("Station 5W189")]
    [InlineData("Policy form: 72110-B")]
    [InlineData("Medical Policy 97110")]
    [InlineData("LCD L33718 and NCD 240.2")]
    [InlineData("brochure RI 71-005")]
    [InlineData("W2209 71845 again")]
    [InlineData("call ext. 72148 or dial 99285")]
    [InlineData("Claim number: 25-1190-99223-7")]
    [InlineData("Group no.: 63047")]
    [InlineData("GROUP  68510")]
    [InlineData("Doc type 11042 and batch 99460")]
    [InlineData("plan Choice 20000")]
    [InlineData("notification number 31255")]
    [InlineData("Request no. HG-2025-81432-007")]
    [InlineData("criteria, subset 93458")]
    [InlineData("Denver, CO 80202")]
    [InlineData("CPT 99202-99215 with modifier 25 will be sampled")]
    [InlineData("$99,213.00 and 99213 dollars")]
    [InlineData("H7213_IDN_97530_C")]
    public void Numbers_that_only_look_like_codes_are_not_read(string text) => Found.Values(text, MentionKind.Cpt).ShouldBe("");

    [Theory]
    [InlineData("(HCPCS G0378)", "G0378")]
    [InlineData("the drug (J0135)", "J0135")]
    [InlineData("basic life support (A0428-JR)", "A0428")]
    [InlineData("CPT code E1161-NU, 1 unit", "E1161")]
    [InlineData("CPT codes K0861 and E1002 NU", "K0861, E1002")]
    [InlineData("x-ray (code D0330)", "D0330")]
    [InlineData("receiver  E21O3  1 unit", "E2103")]
    [InlineData("HCPCS E139O RR", "E1390")]
    public void Level_two_codes_are_read(string text, string expected) => Found.Values(text, MentionKind.Hcpcs, 0.5).ShouldBe(expected);

    [Theory]
    [InlineData("Auth request #: BFC-A-2410-K0861")]
    [InlineData("Reference number: 25-0516-J1745-2")]
    [InlineData("CCHP-NOABD-E1161")]
    [InlineData("LCD L33718")]
    [InlineData("Policy A0188")]
    [InlineData("codes D7210 through D7251")]
    [InlineData("FORM DMR-E0470-2 REV 11/22")]
    public void Parts_of_longer_numbers_are_no_level_two_codes(string text) => Found.Values(text, MentionKind.Hcpcs).ShouldBe("");

    [Theory]
    [InlineData("CPT 29881 with modifier 59", "59")]
    [InlineData("CPT 29881-59-RT", "59, RT")]
    [InlineData("code 64721RT", "RT")]
    [InlineData("CPT E0601 RR KX, device", "RR, KX")]
    [InlineData("Line 1   20550 F5   Dx", "F5")]
    [InlineData("claim above (A0429 HH, transport)", "HH")]
    [InlineData("CODE 11721  NAILS   MOD  Q8", "Q8")]
    [InlineData("Modifier on claim: LT.", "LT")]
    [InlineData("modifier 76 or 77", "76, 77")]
    public void Modifiers_are_read_beside_a_code_or_a_cue(string text, string expected) => Found.Values(text, MentionKind.Modifier).ShouldBe(expected);

    [Theory]
    [InlineData("the visit needs modifier 25 if")]
    [InlineData("billed without modifier 25.")]
    [InlineData("modifier 25 is missing")]
    [InlineData("resubmit with modifier 25")]
    public void A_modifier_said_to_be_missing_is_doubtful(string text) => Found.One(text, MentionKind.Modifier).Confidence.ShouldBe(0.5);

    [Fact]
    public void A_table_says_by_its_header_what_stands_below()
    {
        const string Table = """
            Line  Code    Mod   Dx       Billed   Allowed   Codes
             1    20610   LT    M1712    210.00    96.40    CO-45
             2    76942   26    M17.12   185.00     0.00    CO-236  N519

            The rest is text.
            """;
        Found.Values(Table, MentionKind.Cpt, 0.9).ShouldBe("20610, 76942");
        Found.Values(Table, MentionKind.Modifier, 0.9).ShouldBe("LT, 26");
        Found.Values(Table, MentionKind.Icd10).ShouldBe("M17.12, M17.12");
        Found.Values(Table, MentionKind.Carc).ShouldBe("CO-45, CO-236");
        Found.Values(Table, MentionKind.Rarc).ShouldBe("N519");
        Found.Values(Table, MentionKind.Amount).ShouldBe("210.00, 96.40, 185.00, 0.00");
    }

    [Fact]
    public void A_bare_number_is_a_code_where_the_letter_has_named_it_before() =>
        MentionRecognizer.Recognize("CPT 20610 was paid. We think that, as before, 20610 is right.")
            .Where(m => m.Kind == MentionKind.Cpt).ShouldAllBe(m => m.Confidence >= 0.8);
}
