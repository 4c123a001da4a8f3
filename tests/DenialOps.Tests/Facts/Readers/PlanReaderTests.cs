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
}
