using DenialOps.Knowledge;

namespace DenialOps.Tests.Facts.Readers;

public sealed class PlanReaderTests
{
    [Theory]
    [InlineData("Plan: Marlowe Bay Choice PPO", "Marlowe Bay Choice PPO")]
    [InlineData("Plan name ........ Marlowe Bay Choice PPO", "Marlowe Bay Choice PPO")]
    [InlineData("Program: Marlowe Bay DPPO Plus", "Marlowe Bay DPPO Plus")]
    [InlineData("Policy: Marlowe Silver 3200 HMO", "Marlowe Silver 3200 HMO")]
    [InlineData("Policy: 3200-771", "none")]
    [InlineData("Group: 3018274 / Ash Castings Health & Welfare Plan", "Ash Castings Health & Welfare Plan")]
    [InlineData("Tamarisk Foods Prescription Drug Plan", "Tamarisk Foods Prescription Drug Plan")]
    [InlineData("Claim number: 77-4410", "none")]
    public void The_plans_name_is_what_its_label_announces(string head, string expected) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: head)).Payer.PlanName).ShouldBe(expected);

    [Theory]
    [InlineData("You are enrolled in a Medicare Advantage plan.", PlanType.MedicareAdvantage)]
    [InlineData("Your plan is subject to ERISA.", PlanType.Employer)]
    [InlineData("Your health plan is governed by ERISA because your employer sponsors it.", PlanType.Employer)]
    [InlineData("You are covered by an employer-sponsored plan.", PlanType.Employer)]
    [InlineData("If your plan is governed by ERISA, you may sue.", PlanType.Unknown)]
    [InlineData("Your Medicaid managed care plan decided this.", PlanType.Medicaid)]
    [InlineData("Nothing here says what kind of coverage this is.", PlanType.Unknown)]
    public void The_kind_of_coverage_is_read_only_where_it_is_stated(string words, PlanType expected) =>
        SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + " " + words)).Payer.PlanType!.Value.ShouldBe(expected);

    [Fact]
    public void An_unknown_kind_of_coverage_is_the_one_fact_without_a_receipt() =>
        SomeLetter.Facts(SomeLetter.With()).Payer.PlanType!.Source.ShouldBeNull();
}
