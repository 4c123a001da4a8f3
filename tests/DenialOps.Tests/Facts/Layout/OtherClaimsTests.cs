namespace DenialOps.Tests.Facts.Layout;

public sealed class OtherClaimsTests
{
    private const string Remittance = """
        MARLOWE BAY BENEFIT FUND
        PROVIDER REMITTANCE ADVICE
        REMIT DATE  10/16/2025

        CLAIM STATUS 1 - PROCESSED AS PRIMARY
        PATIENT  ALDER, ROSE     ID CVB20194477     CLAIM 7525-281-0091
        SERV DATE   PROC       BILLED   ALLOWED    PAID
        09/25/2025  99213      165.00    108.00    86.40
        CLAIM TOTAL            165.00    108.00    86.40

        CLAIM STATUS 4 - {0}
        PATIENT  OBER, FERN K    ID CVB20331806     CLAIM 7525-284-0417
        SERV DATE   PROC       BILLED   ALLOWED    PAID
        08/19/2025  73030      142.00      0.00     0.00
        CLAIM TOTAL            142.00      0.00     0.00
        """;

    [Fact]
    public void Of_several_claims_the_denied_one_is_read()
    {
        var facts = SomeLetter.Facts(Remittance.Replace("{0}", "DENIED", StringComparison.Ordinal));

        SomeLetter.Text(facts.Claim.ClaimNumber).ShouldBe("7525-284-0417");
        SomeLetter.Text(facts.Member.MemberId).ShouldBe("CVB20331806");
        SomeLetter.Text(facts.Amounts.Billed).ShouldBe("142.00");
        SomeLetter.Day(facts.Service.DateOfService).ShouldBe("2025-08-19");
        facts.Service.CptCodes.Select(c => c.Value).ShouldBe(["73030"]);
    }

    [Fact]
    public void Where_no_claim_was_denied_none_is_left_out() =>
        SomeLetter.Facts(Remittance.Replace("{0}", "PROCESSED", StringComparison.Ordinal).Replace("0.00     0.00", "90.00   72.00", StringComparison.Ordinal)).Service.CptCodes.Select(c => c.Value).ShouldBe(["99213", "73030"], true);
}
