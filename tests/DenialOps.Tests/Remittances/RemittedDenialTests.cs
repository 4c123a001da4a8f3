using DenialOps.Knowledge;
using DenialOps.Remittances;

namespace DenialOps.Tests.Remittances;

public sealed class RemittedDenialTests
{
    [Fact]
    public async Task Of_the_sample_two_claims_are_denied_and_the_paid_one_is_not()
    {
        var (claims, _) = await SomeRemittance.ReadAsync(SomeRemittance.Text);

        var denials = claims.Select(claim => RemittedDenial.Of(claim)).ToList();

        denials[0].ShouldBeNull("a write-off by contract is paid correctly");
        (denials[1]!.AtStake, denials[1]!.Route, denials[1]!.IsUnprocessable).ShouldBe((1684m, Route.PriorAuthNeeded, false));
        denials[1]!.Meanings.Select(meaning => meaning.Key).ShouldBe(["CO-197", "N54"]);
        (denials[2]!.AtStake, denials[2]!.Route, denials[2]!.IsUnprocessable).ShouldBe((300m, Route.ClaimCorrectionResubmit, true));
        denials[2]!.Reasons.ShouldBe([new ClaimAdjustment("CO", "16", 300, null)], "the deductible and the write-off are no denials");
    }

    [Theory]
    [InlineData("PR", "1")]
    [InlineData("PR", "2")]
    [InlineData("PR", "3")]
    [InlineData("CO", "45")]
    public void The_patients_share_and_a_write_off_are_no_denials(string group, string reason) => Of(group, reason, 100).ShouldBeNull();

    [Fact]
    public void The_way_out_is_that_of_the_reason_with_the_most_at_stake()
    {
        RemittedDenial.Of(Claim() with { Adjustments = [new("CO", "197", 100, null), new("CO", "50", 150, null)] })!.Route.ShouldBe(Route.MedicalNecessityAppeal);
        RemittedDenial.Of(Claim() with { Adjustments = [new("CO", "197", 200, null), new("CO", "50", 150, null)] })!.Route.ShouldBe(Route.PriorAuthNeeded);
    }

    [Fact]
    public void A_code_that_nobody_knows_is_a_denial_that_points_nowhere_and_says_so()
    {
        var denial = Of("CO", "9ZZ", 80)!;

        (denial.AtStake, denial.Route).ShouldBe((80m, null));
        denial.Meanings.ShouldHaveSingleItem().Value.ShouldContain("not in our list");
    }

    [Fact]
    public void A_claim_whose_status_alone_says_denied_has_no_reason_and_all_of_it_is_at_stake()
    {
        var denial = RemittedDenial.Of(Claim() with { Status = "4", Charge = 250 })!;

        (denial.AtStake, denial.Reasons.Count, denial.Route).ShouldBe((250m, 0, null));
    }

    [Fact]
    public void A_denial_whose_amount_cannot_be_read_is_not_lost() =>
        RemittedDenial.Of(Claim() with { Charge = 250, Paid = 50, Adjustments = [new("CO", "197", null, null), new("CO", "45", 40, null)] })!.AtStake.ShouldBe(160);

    [Fact]
    public void A_reversal_denies_nothing() => RemittedDenial.Of(Claim() with { Status = "22", Adjustments = [new("CO", "197", 100, null)] }).ShouldBeNull();

    [Fact]
    public void A_denial_that_is_taken_back_is_none() => Of("CO", "197", -100).ShouldBeNull();

    private static RemittedDenial? Of(string group, string reason, decimal amount) => RemittedDenial.Of(Claim() with { Adjustments = [new(group, reason, amount, null)] });

    private static RemittedClaim Claim() => new() { Remittance = new Remittance(), Status = "1", Segment = 1, Offset = 0, EndOffset = 1 };
}
