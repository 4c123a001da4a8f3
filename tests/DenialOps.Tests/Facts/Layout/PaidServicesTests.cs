namespace DenialOps.Tests.Facts.Layout;

/// <summary>A remittance without a table: each service with its own labelled lines.</summary>
public sealed class PaidServicesTests
{
    private const string Paid = "Service: Office visit 99214\nDate of service: 05/11/2026\nBilled: $210.00\nAllowed: $134.20\nPaid: $134.20";
    private const string Denied = "Service: MRI of the lumbar spine 72148\nDate of service: 05/12/2026\nBilled: $1,840.00\nPaid: $0.00\nDenied: $1,840.00\nReason: CO-197 Precertification was not obtained.";

    [Theory]
    [InlineData(Paid + "\n\n" + Denied)]
    [InlineData(Denied + "\n\n" + Paid)]
    [InlineData(Paid + "\n" + Denied)]
    [InlineData("Service: 72148 MRI of the lumbar spine. Billed: $1,840.00. Denied: $1,840.00. Reason: CO-197.\nService: 99214 Office visit. Billed: $210.00. Denied: $0.00. Paid: $134.20.")]
    [InlineData("Line 1\n  Procedure: 99214\n  Description: Office visit\n  Charge: $210.00\n  Payment: $134.20\n\nLine 2\n  Procedure: 72148\n  Description: MRI of the lumbar spine\n  Charge: $1,840.00\n  Payment: $0.00\n  Status: Denied, CO-197")]
    public void Of_several_services_the_denied_one_is_read(string services)
    {
        var facts = Read(services);

        facts.Service.CptCodes.Select(c => c.Value).ShouldBe(["72148"]);
        SomeLetter.Text(facts.Service.Description).ShouldContain("MRI of the lumbar spine");
        SomeLetter.Text(facts.Amounts.Billed).ShouldBe("1840.00");
    }

    [Theory]
    [InlineData(Paid)]
    [InlineData(Paid + "\n\nService: X-ray 72100\nBilled: $90.00\nPaid: $41.00")]
    public void Where_no_service_was_denied_none_is_left_out(string services) =>
        Read(services).Service.CptCodes.Select(c => c.Value).ShouldContain("99214");

    [Fact]
    public void A_service_of_which_a_part_was_denied_stays() =>
        Read(Denied + "\n\nService: Therapy 97110\nBilled: $300.00\nPaid: $100.00\nDenied: $200.00").Service.CptCodes.Select(c => c.Value).ShouldBe(["72148", "97110"]);

    private static DenialOps.Facts.CaseFacts Read(string services) => SomeLetter.Facts($"""
        Marlowe Bay Health Plan
        Provider Remittance Advice

        Remit date: 06/02/2026
        Patient: Ivo Brandt
        Member ID: CHP4471902
        Claim number: 2026051900441

        {services}

        Appeals must be received within 90 days of the remit date.
        """);
}
