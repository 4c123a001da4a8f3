using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Tests.Facts.Readers;

public sealed class PlanTypeReaderTests
{
    [Theory]
    [InlineData("You are enrolled in a Medicare Advantage plan.", PlanType.MedicareAdvantage)]
    [InlineData("Your plan is an employer plan under ERISA.", PlanType.Employer)]
    [InlineData("If your plan is an employer plan, other rules apply.", PlanType.Unknown)]
    [InlineData("Your plan is subject to ERISA.", PlanType.Employer)]
    [InlineData("Your health plan is governed by ERISA because your employer sponsors it.", PlanType.Employer)]
    [InlineData("You are covered by an employer-sponsored plan.", PlanType.Employer)]
    [InlineData("If your plan is governed by ERISA, you may sue.", PlanType.Unknown)]
    [InlineData("Your Medicaid managed care plan decided this.", PlanType.Medicaid)]
    [InlineData("Nothing here says what kind of coverage this is.", PlanType.Unknown)]
    public void The_kind_of_coverage_is_read_only_where_it_is_stated(string words, PlanType expected) =>
        SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + " " + words)).Payer.PlanType!.Value.ShouldBe(expected);

    [Theory]
    [InlineData("County of Fairlea Employee Health Plan", "")]
    [InlineData("Marlowe State University Employee Health Benefit Plan", "")]
    [InlineData("", "Your plan is a self-funded non-federal governmental plan.")]
    [InlineData("", "This is a church plan for the employees of the diocese.")]
    [InlineData("", "Your employer-sponsored plan is not subject to ERISA.")]
    public void A_public_employers_plan_is_not_sure_enough_for_letters_that_cite_the_law_of_private_ones(string head, string words)
    {
        var type = Type(head, words);

        type.Value.ShouldBe(PlanType.Employer);
        type.Confidence.ShouldBeInRange(0.5, 0.79);
    }

    [Theory]
    [InlineData("", "Your plan is not subject to ERISA.", PlanType.Unknown)]
    [InlineData("", "You have a Medicare Cost plan; your employer group retiree plan number is 4410.", PlanType.Unknown)]
    [InlineData("", "This short-term medical coverage is an individual policy.", PlanType.Unknown)]
    [InlineData("Individual Silver Plan", "", PlanType.Individual)]
    [InlineData("", "You are enrolled in our Individual and Family Plan.", PlanType.Individual)]
    [InlineData("", "We looked at your individual plan of care.", PlanType.Unknown)]
    [InlineData("Marlowe Mills Health Plan (ERISA)", "", PlanType.Employer)]
    [InlineData("", "You are a member of the plan. ERISA rules some plans and not others.", PlanType.Unknown)]
    public void A_sign_counts_where_it_is_the_plans_own(string head, string words, PlanType expected) =>
        Type(head, words).Value.ShouldBe(expected);

    [Fact]
    public void A_private_employers_plan_stays_sure() =>
        Type("Marlowe Mills Employee Health Plan", "").Confidence.ShouldBeGreaterThanOrEqualTo(0.8);

    [Fact]
    public void An_unknown_kind_of_coverage_is_the_one_fact_without_a_receipt() =>
        SomeLetter.Facts(SomeLetter.With()).Payer.PlanType!.Source.ShouldBeNull();

    [Theory]
    [InlineData("Marlowe Choice (HMO-POS)\nMEDICARE", "", PlanType.MedicareAdvantage)]
    [InlineData("Marlowe Choice (PPO)", "Marlowe has a contract with Medicare.", PlanType.MedicareAdvantage)]
    [InlineData("Marlowe Choice (HMO)", "For help call 1-800-MEDICARE.", PlanType.MedicareAdvantage)]
    [InlineData("Marlowe Medicare Choice PPO", "", PlanType.MedicareAdvantage)]
    [InlineData("Marlowe Choice (PPO)", "We do not pay because Medicare pays first.", PlanType.Unknown)]
    [InlineData("Marlowe Choice HMO", "For help call 1-800-MEDICARE.", PlanType.Unknown)]
    [InlineData("Marlowe Choice (HMO)", "", PlanType.Unknown)]
    [InlineData("MEDICARE", "", PlanType.Unknown)]
    [InlineData("Medicare paid as the first payer of this PPO member", "", PlanType.Unknown)]
    public void A_product_is_Medicares_only_where_the_letter_names_Medicare_as_its_own(string head, string words, PlanType expected) =>
        Type(head, words).Value.ShouldBe(expected);

    [Fact]
    public void The_form_of_the_denial_notice_counts_wherever_it_is_printed()
    {
        var type = Type("", "", "Get help & more information\n\nForm CMS-10003-NDMCP (Iss. 06/2013)");

        type.Value.ShouldBe(PlanType.MedicareAdvantage);
        type.Confidence.ShouldBe(0.9);
    }

    [Theory]
    [InlineData("Your Medicaid managed care plan decided this.")]
    [InlineData("You may ask for a State Fair Hearing.")]
    public void The_form_of_a_plan_that_speaks_of_Medicaid_too_leaves_it_open(string words) =>
        Type("", words, "Form CMS-10003-NDMCP").Confidence.ShouldBeLessThan(0.5);

    private static Fact<PlanType> Type(string head, string words, string appeal = "") =>
        SomeLetter.Facts(SomeLetter.With(head, SomeLetter.Denial + " " + words, appeal)).Payer.PlanType!;
}
