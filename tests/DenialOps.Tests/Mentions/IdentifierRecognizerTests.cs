using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class IdentifierRecognizerTests
{
    [Theory]
    [InlineData("Member ID: W123456789", "W123456789", IdentifierRole.Member)]
    [InlineData("Policy Number: POL-12345", "POL12345", IdentifierRole.Member)]
    [InlineData("Employee ID 12345", "12345", IdentifierRole.Member)]
    [InlineData("Your member number is 998877665.", "998877665", IdentifierRole.Member)]
    [InlineData("Member #: LBS-00719-44382", "LBS0071944382", IdentifierRole.Member)]
    [InlineData("Mbr ID: TMG*7714*0926*01", "TMG7714092601", IdentifierRole.Member)]
    [InlineData("Subscriber ID  PCH 9920 3316 01", "PCH9920331601", IdentifierRole.Member)]
    [InlineData("Member ID:   HLB 0047 8812 03\\nx", "HLB0047881203", IdentifierRole.Member)]
    [InlineData("Contract ID:  R 5814 9027", "R58149027", IdentifierRole.Member)]
    [InlineData("Member ID:  CBH 662 901 44-1", "CBH662901441", IdentifierRole.Member)]
    [InlineData("Member ID:  W2209 71845", "W220971845", IdentifierRole.Member)]
    [InlineData("Member ID:  955 301 187          Plan:  X", "955301187", IdentifierRole.Member)]
    [InlineData("Medicare Number            XXX-XX-4RT7", "XXXXX4RT7", IdentifierRole.Member)]
    [InlineData("ID:  MAI 8870 2261 A\\nGROUP", "MAI88702261A", IdentifierRole.Member)]
    [InlineData("Medicaid ID: 0042718865", "0042718865", IdentifierRole.Member)]
    [InlineData("DoD Benefits No. (DBN): 11402267-903", "11402267903", IdentifierRole.Member)]
    [InlineData("Certificate: USH 44-91827-06", "USH449182706", IdentifierRole.Member)]
    [InlineData("Patient ID (as billed) ...... CHA-77 420 0615", "CHA774200615", IdentifierRole.Member)]
    [InlineData("Group No.:   63047", "63047", IdentifierRole.Group)]
    [InlineData("RxGRP MWT1187", "MWT1187", IdentifierRole.Group)]
    [InlineData("Employer group ...... Desert Resorts  no. 45378-002", "45378002", IdentifierRole.Group)]
    [InlineData("Group: 41007-B (Coos County)", "41007B", IdentifierRole.Group)]
    [InlineData("Claim number: 25-1190-99223-7", "251190992237", IdentifierRole.Claim)]
    [InlineData("Claim (payer ICN)       2430600417781", "2430600417781", IdentifierRole.Claim)]
    [InlineData("Payer claim control no: 2024194N003381", "2024194N003381", IdentifierRole.Claim)]
    [InlineData("We paid $0.00. Claim 2025LM-0993-41.", "2025LM099341", IdentifierRole.Claim)]
    [InlineData("Total for Claim #02-25203-117-440", "0225203117440", IdentifierRole.Claim)]
    [InlineData("Claim Number: DZ 61182 40977     Date", "DZ6118240977", IdentifierRole.Claim)]
    [InlineData("| Claim #        | 7743-0926-24-L  |", "7743092624L", IdentifierRole.Claim)]
    [InlineData("Case Ref.:   UM-25-0318-44790", "UM25031844790", IdentifierRole.Reference)]
    [InlineData("Request ID: PA-11872204", "PA11872204", IdentifierRole.Reference)]
    [InlineData("Coverage determination no.: CD-20250210-99204", "CD2025021099204", IdentifierRole.Reference)]
    [InlineData("Reference / Auth #: PA-2026-0708-91277", "PA2026070891277", IdentifierRole.Reference)]
    [InlineData("AUTH/REFERENCE #:  IP250114-009923", "IP250114009923", IdentifierRole.Authorization)]
    [InlineData("Auth request #: BFC-A-2410-K0861", "BFCA2410K0861", IdentifierRole.Authorization)]
    [InlineData("Prior authorization number: PA-250609-7", "PA2506097", IdentifierRole.Authorization)]
    [InlineData("Prior authorization number for the visits: 92526-A.", "92526A", IdentifierRole.Authorization)]
    [InlineData("Patient acct: GSH-40418", "GSH40418", IdentifierRole.Account)]
    [InlineData("Patient control no.  FLH-0099291", "FLH0099291", IdentifierRole.Account)]
    [InlineData("EFT trace:  0071940033", "0071940033", IdentifierRole.Payment)]
    [InlineData("paid (check\\n0088120) for it", "0088120", IdentifierRole.Payment)]
    [InlineData("Tax ID:  02-0551190", "020551190", IdentifierRole.Tax)]
    [InlineData("TIN 88-0419227", "880419227", IdentifierRole.Tax)]
    [InlineData("Policy form: SCHP-IND-85204", "SCHPIND85204", IdentifierRole.Policy)]
    [InlineData("GR-69164 (1-25)", "GR69164", IdentifierRole.Form)]
    [InlineData("SCHP_24_70450_CLMDEN  Rev. 07/2024", "SCHP2470450CLMDEN", IdentifierRole.Form)]
    [InlineData("see PW24-0409-000831 above", "PW240409000831", IdentifierRole.None)]
    public void Labelled_numbers_are_read_with_their_role(string text, string value, IdentifierRole role)
    {
        var identifiers = MentionRecognizer.Recognize(text.Replace("\\n", "\n", StringComparison.Ordinal)).Where(m => m.Kind == MentionKind.Identifier).ToList();
        identifiers.Select(m => (m.Value, m.Role)).ShouldContain((value, role));
        identifiers.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("could not be identified 20610")]
    [InlineData("Claim Processing Notification")]
    [InlineData("Claim received: 05/02/2025")]
    [InlineData("Member Services: 1-800-555-0100")]
    [InlineData("Member ID ____________   Date of birth ____/____/____")]
    [InlineData("Power wheelchair, Group 3, standard")]
    [InlineData("Medicare: 1-800-555-0199")]
    [InlineData("Authorization expires in 30 days")]
    [InlineData("Your request: F33.2 and F41.1")]
    [InlineData("Boise, ID 83704")]
    [InlineData("Ground mileage   NO        146.60      0.00")]
    [InlineData("Provider Claim Review\\nWSH 08/24")]
    [InlineData("Rev. 06-2023")]
    public void A_label_without_a_number_gives_none(string text) => Found.Values(text, MentionKind.Identifier).ShouldBe("");

    [Fact]
    public void Scanned_letters_inside_numbers_are_read_as_digits()
    {
        var member = Found.One("Member ID: SRH 44O 1187 26", MentionKind.Identifier);
        member.Value.ShouldBe("SRH440118726");
        member.Confidence.ShouldBe(0.7);
    }
}
