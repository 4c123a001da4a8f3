using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class ClinicalAndAdjustmentCodeTests
{
    [Theory]
    [InlineData("for arthritis M05.79", "M05.79")]
    [InlineData("Diagnosis: S72.141D, W31.2XXA", "S72.141D, W31.2XXA")]
    [InlineData("(Z38.00)", "Z38.00")]
    [InlineData("ICD-10-CM J34.2 and J34.3.", "J34.2, J34.3")]
    [InlineData("for E66.813 with Z68.41. After", "E66.813, Z68.41")]
    [InlineData("Dx M25562", "M25.562")]
    [InlineData("WITH DIAGNOSIS\\nG4733.", "G47.33")]
    [InlineData("Diagnosis G809 and Z993.", "G80.9, Z99.3")]
    [InlineData("diagnoses R07.9 and I10.", "R07.9, I10")]
    [InlineData("Dx: M79.3, E65", "M79.3, E65")]
    [InlineData("low back pain, M54.5 here", "M54.5")]
    [InlineData("DIAGNOSIS  L6O.0", "L60.0")]
    public void Diagnosis_codes_are_read_and_dotted(string text, string expected) => Found.Values(text, MentionKind.Icd10).ShouldBe(expected);

    [Theory]
    [InlineData("drug J0135 given")]
    [InlineData("Section 4.12 of it")]
    [InlineData("modifier F5 or F7")]
    [InlineData("remark N54.")]
    [InlineData("LCD L33930")]
    [InlineData("vitamin B12 and E65")]
    [InlineData("U12.3 is no chapter")]
    public void Other_codes_are_no_diagnoses(string text) => Found.Values(text, MentionKind.Icd10).ShouldBe("");

    [Theory]
    [InlineData("Denial Code: CO-197", "CO-197")]
    [InlineData("CO 197", "CO-197")]
    [InlineData("code CO197.", "CO-197")]
    [InlineData("(PR-119)", "PR-119")]
    [InlineData("CARC 252 - An attachment", "252")]
    [InlineData("CARC CO-11.", "CO-11")]
    [InlineData("for no prior authorization (CARC 197). That", "197")]
    [InlineData("Reason code 197", "197")]
    [InlineData("Claim adjustment reason 50", "50")]
    [InlineData("Reason 19: This is work-related", "19")]
    [InlineData("ADJUSTMENT CODES: CO-226, REMARK M127.", "CO-226")]
    [InlineData("Denial reason: 50 - not necessary", "50")]
    [InlineData("Claim Adjustment Reason Code (CARC) 96", "96")]
    [InlineData("OA-B7 applied", "OA-B7")]
    public void Adjustment_reason_codes_are_read(string text, string expected) => Found.Values(text, MentionKind.Carc, 0.5).ShouldBe(expected);

    [Theory]
    [InlineData("Denver, CO 80202")]
    [InlineData("Aurora, CO, 80202")]
    [InlineData("Letter ID  PI-59-2025-001742")]
    [InlineData("PI-CCI-76942 rev F")]
    [InlineData("San Juan, PR 907 Ponce")]
    [InlineData("for reasons 1 to 3")]
    [InlineData("CO-5000")]
    public void Addresses_and_numbers_are_no_adjustment_codes(string text) => Found.Values(text, MentionKind.Carc).ShouldBe("");

    [Fact]
    public void A_list_of_codes_in_general_is_reported_as_doubtful()
    {
        var codes = MentionRecognizer.Recognize("Common adjustment codes:  16 lacks information   18 exact duplicate   45 over fee")
            .Where(m => m.Kind == MentionKind.Carc).ToList();
        codes.Select(m => m.Value).ShouldBe(["16", "18", "45"]);
        codes.ShouldAllBe(m => m.Confidence == 0.2);
    }

    [Theory]
    [InlineData("CO-226, REMARK M127.", "M127")]
    [InlineData("RARC N706", "N706")]
    [InlineData("remark code N130", "N130")]
    [InlineData("Remark: N30.", "N30")]
    [InlineData("MOA MA01", "MA01")]
    [InlineData("not payable (CO-249, N794).", "N794")]
    [InlineData("reason code CO-197; remark N54", "N54")]
    [InlineData("OA-18  (Exact duplicate claim)   N522", "N522")]
    [InlineData("CO-16 with MA130", "MA130")]
    public void Remark_codes_are_read(string text, string expected) => Found.Values(text, MentionKind.Rarc, 0.5).ShouldBe(expected);

    [Theory]
    [InlineData("NPI 1245319599", "Npi:1245319599")]
    [InlineData("NPI Number: 1245319599", "Npi:1245319599")]
    [InlineData("NPI 1245319598", "Identifier:1245319598")]
    [InlineData("the provider 1245319599 said", "Npi:1245319599")]
    [InlineData("billed with revenue code 0120", "Revenue:0120")]
    [InlineData("med/surg (rev 0120)", "Revenue:0120")]
    [InlineData("DRG (submitted): 310", "Drg:310")]
    [InlineData("MS-DRG 291", "Drg:291")]
    [InlineData("NDC 00955-1702-10", "Ndc:00955-1702-10")]
    [InlineData("pen (00169-4181-13)", "Ndc:00169-4181-13")]
    public void Billing_numbers_are_read(string text, string expected) => Found.All(text).ShouldBe(expected);
}
